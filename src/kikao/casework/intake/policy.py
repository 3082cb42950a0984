"""Who sees what arrived: the secretariat, unless it is walled from it."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from kikao.casework.intake.models import Submission
from kikao.casework.reports.models import Report
from kikao.casework.reports.policy import seen_by as reports_seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import unwalled

READERS = frozenset({Role.SECRETARIAT})
"""Who looks at what waits apart."""


def seen_by(by: Actor) -> Q:
    """Return the condition for submissions: those of the group whose subject is not behind a wall or in a circle."""
    if by.kind == "system":
        return Q(working_group_id=by.working_group_id)
    if not by.is_(*READERS):
        return Q(pk__in=[])
    report = Report.objects.filter(reports_seen_by(by), id=OuterRef("report_id"))
    free = unwalled(by, "pk") & unwalled(by, "earlier_id")
    return Q(working_group_id=by.working_group_id) & free & (Q(report=None) | Q(Exists(report)))


def behind_reports(working_group_id: UUID, submission_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return which of these submissions lead to a restricted report, and to which."""
    rows = Submission.objects.filter(working_group_id=working_group_id, id__in=list(submission_ids))
    return dict(rows.exclude(report=None).exclude(report__restricted="").values_list("id", "report_id"))
