"""Writing down who contributed and what was learned; sharing a lesson; striking an entry that was wrong."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.reckoning import chosen, prose
from kikao.casework.outcomes.actions._parts import (
    RECORDERS,
    organisation_of,
    outcome_of,
    sealed,
    worked_case,
)
from kikao.casework.outcomes.enums import ContributionKind, Factor
from kikao.casework.outcomes.models import Accountability, Contribution, Lesson, LessonTag
from kikao.casework.outcomes.models.struck import Strikeable
from kikao.casework.outcomes.policy import seen_by, shares, strikes
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.foundation.sealing.vault import put


@action("contribution.add", to=RECORDERS)
def add_contribution(
    by: Actor,
    *,
    case_id: UUID,
    kind: str,
    words: str,
    organisation_id: UUID | None = None,
    outcome_id: UUID | None = None,
) -> UUID:
    """Write down what one of several contributed; contributing is not having brought the change about."""
    case = worked_case(by, case_id)
    if organisation_id:
        organisation_of(by, organisation_id, "organisation_id")
    said = prose(words, "words", needed=_("Say who contributed what."))
    row = Contribution.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        outcome_id=outcome_of(case, outcome_id),
        organisation_id=organisation_id,
        kind=chosen(kind, ContributionKind, "kind", needed=True),
        words_item_id=put(by.working_group_id, case.id, "contribution.words", said),
        recorded_by=by.account_id,
        recorded_on=today(),
    )
    return row.id


@action("lesson.add", to=RECORDERS)
def add_lesson(by: Actor, *, case_id: UUID, words: str, factors: Iterable[str] = ()) -> UUID:
    """Write down what was learned in a case, and which factors it speaks of."""
    case = worked_case(by, case_id)
    said = prose(words, "words", needed=_("Say what was learned."))
    codes = dict.fromkeys(chosen(one, Factor, "factors", needed=True) for one in factors)
    row = Lesson.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        words_item_id=put(by.working_group_id, case.id, "lesson.words", said),
        recorded_by=by.account_id,
        recorded_on=today(),
    )
    for code in codes:
        LessonTag.objects.create(working_group_id=by.working_group_id, lesson=row, factor=code)
    return row.id


@action("lesson.share", to=RECORDERS)
def share_lesson(by: Actor, *, lesson_id: UUID, words: str) -> UUID:
    """Share a lesson with all who see its case, in words of its own, as another person than the one who wrote it down."""
    row = Lesson.objects.filter(seen_by(by), id=lesson_id).first()
    if row is None:
        raise Unknown
    worked_case(by, row.case_id)
    if not shares(by, row):
        raise Stop(
            "lesson.shared_by_another",
            _("You wrote this lesson down yourself, or it is shared or struck already."),
            cure=_("Ask another person to share it: somebody else looks for what could give a source away."),
        )
    said = prose(
        words, "words", needed=_("Write it for everybody: no names, nothing to recognise a source by.")
    )
    waiting = Lesson.objects.filter(id=row.id, shared_words="", struck_on=None)
    if not waiting.update(shared_words=said, shared_by=by.person, shared_on=today()):
        raise Clash
    return row.id


@action("measure.strike", to=RECORDERS)
def strike_measure(by: Actor, *, measure_id: UUID, reason: str) -> UUID:
    """Strike a measure that was entered wrongly; it stays, with the reason."""
    return _strike(by, Accountability, measure_id, reason)


@action("contribution.strike", to=RECORDERS)
def strike_contribution(by: Actor, *, contribution_id: UUID, reason: str) -> UUID:
    """Strike a contribution that was entered wrongly; it stays, with the reason."""
    return _strike(by, Contribution, contribution_id, reason)


@action("lesson.strike", to=RECORDERS)
def strike_lesson(by: Actor, *, lesson_id: UUID, reason: str) -> UUID:
    """Strike a lesson that was wrong: it is shared no longer, and stays with the case, with the reason."""
    return _strike(by, Lesson, lesson_id, reason)


def _strike(by: Actor, model: type[Strikeable], entry_id: UUID, reason: str) -> UUID:
    row = model._default_manager.filter(seen_by(by), id=entry_id).select_related("case").first()  # noqa: SLF001 - Django documents it
    if row is None:
        raise Unknown
    worked_case(by, row.case_id)
    if not strikes(by, row):
        raise Stop("outcome.struck", _("This entry was struck: it was wrong."), cure=_("Record it anew."))
    why = prose(reason, "reason")
    if not why:
        raise Invalid({"reason": _("Say why.")})
    standing = model._default_manager.filter(id=row.id, struck_on=None)  # noqa: SLF001 - Django documents it
    if not standing.update(
        struck_on=today(), struck_by=by.person, struck_item_id=sealed(row.case, "outcome.struck", why)
    ):
        raise Clash
    return row.id
