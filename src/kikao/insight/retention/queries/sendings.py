"""What arrived from the field and never became a report: it goes after the periods of reports."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from kikao.casework.intake.enums import SettledAs, SubmissionState
from kikao.casework.intake.models import Submission
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.erasing import holds_words
from kikao.insight.retention.enums import Ground, PeriodKind, Scope, SubjectKind
from kikao.insight.retention.schemas import Due

_SPAM = (SettledAs.TEST, SettledAs.ADVERTISING)


def unsettled(working_group_id: UUID) -> Q:
    """Return the condition for what is here and no report was made of, nor of its first version."""
    here = Q(working_group_id=working_group_id, report=None, earlier__report=None)
    return here & ~Q(state=SubmissionState.ERASED)


def sendings_due(working_group_id: UUID, last: Mapping[PeriodKind, date]) -> Iterator[Due]:
    """Yield what is due of it: first versions, each with its later ones; `last` is the last day out of each period."""
    rows = Submission.objects.filter(unsettled(working_group_id), earlier=None)
    rows = rows.filter(arrived_on__lte=max(last[kind] for kind in _PERIODS))
    for row in rows.annotate(named=holds_words(layer=Layer.I)):
        ground, since = _why(row)
        if since <= last[PeriodKind(ground)]:
            yield Due(ground, Scope.SENDING, SubjectKind.SENDING, row.id, row.reference, since)
        elif row.named and row.arrived_on <= last[PeriodKind.IDENTITY]:
            yield Due(
                Ground.IDENTITY, Scope.IDENTITY, SubjectKind.SENDING, row.id, row.reference, row.arrived_on
            )


def named_sendings() -> "QuerySet[Submission]":
    """Return what arrived from the field and still holds who spoke."""
    return Submission.objects.filter(holds_words(layer=Layer.I))


_PERIODS = (PeriodKind.SPAM, PeriodKind.SET_ASIDE, PeriodKind.NO_CASE, PeriodKind.IDENTITY)


def _why(row: Submission) -> tuple[Ground, date]:
    if row.state != SubmissionState.SETTLED or row.settled_on is None:
        return Ground.NO_CASE, row.arrived_on
    return (Ground.SPAM if row.settled_as in _SPAM else Ground.SET_ASIDE), row.settled_on
