"""Closing a case with its reason, reopening it, and linking what flared up again."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.actions import end_case, link_cases, take_up_case_again
from kikao.casework.cases.enums import LinkKind
from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.reckoning import chosen, line, prose
from kikao.casework.monitoring.queries import slips_of_case
from kikao.casework.outcomes.enums import Change, ClosureReason, OutcomeKind, Proof
from kikao.casework.outcomes.models import Closing, Outcome
from kikao.casework.tasks.enums import TaskState
from kikao.casework.tasks.models import Task
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop

SHORT = 300


@action("outcome.close_case", to={Role.SECRETARIAT})
def close_case(
    by: Actor,
    *,
    case_id: UUID,
    reason: str,
    words: str = "",
    closed_on: date | None = None,
    despite: str = "",
) -> UUID:
    """Close a case with its reason; not while tasks are open, nor as implemented while nobody went to see.

    While visits are overdue or promises late, it is closed all the same only for another reason, saying why.
    """
    case = require_case(by, case_id)
    why = ClosureReason(chosen(reason, ClosureReason, "reason", needed=True))
    said = prose(words, "words")
    if closed_on and closed_on > today():
        raise Invalid({"closed_on": _("This day has not come yet.")})
    all_the_same = line(" ".join(despite.split()), "despite", most=SHORT)
    _nothing_open(case, why)
    slips = slips_of_case(case.id)
    if slips and (why == ClosureReason.IMPLEMENTED or not all_the_same):
        raise Slips(slips)
    end_case(by, case_id=case.id, reason=said, real_on=closed_on, closure=why)
    row = Closing.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        reason=why,
        words=said,
        closed_on=closed_on or today(),
        closed_by=by.person,
        despite=all_the_same if slips else "",
    )
    return row.id


class Slips(Stop):
    """Visits of a case are overdue, or promises in it late or broken."""

    def __init__(self, number: int) -> None:
        """Say how many, and what to do about it."""
        super().__init__(
            "outcome.slipping",
            _("%(number)d visits or promises of this case are overdue, late or broken.") % {"number": number},
            cure=_(
                "See to them first. For another reason than “implemented” you may close it all the same: say why."
            ),
        )


def _nothing_open(case: Case, reason: ClosureReason) -> None:
    if Task.objects.filter(case=case, state__in=(TaskState.OPEN, TaskState.REPORTED)).exists():
        raise Stop(
            "outcome.open_tasks",
            _("Tasks of this case are still open or not confirmed."),
            cure=_("Confirm or drop them first."),
        )
    seen = Outcome.objects.filter(
        case=case, kind=OutcomeKind.OUTCOME, proof=Proof.VERIFIED, change=Change.IMPROVED
    )
    if reason == ClosureReason.IMPLEMENTED and not seen.exists():
        raise Stop(
            "outcome.not_verified",
            _("Nobody has verified in the field that anything improved for people: claimed is not verified."),
            cure=_("Record what changed and have another person verify it, or choose another reason."),
        )


@action("outcome.reopen_case", to={Role.SECRETARIAT})
def reopen_case(by: Actor, *, case_id: UUID, why: str) -> UUID:
    """Reopen a closed case; how it was closed stays in the record."""
    case = require_case(by, case_id)
    said = line(" ".join(why.split()), "why", most=SHORT, needed=_("Say why."))
    take_up_case_again(by, case_id=case.id, reason=said)
    Closing.objects.filter(case=case, reopened_on__isnull=True).update(
        reopened_on=today(), reopened_by=by.person, reopened_why=said
    )
    return case.id


@action("outcome.link_relapse", to={Role.SECRETARIAT})
def link_relapse(by: Actor, *, case_id: UUID, of_case_id: UUID) -> UUID:
    """Say that a case is a relapse of an earlier one: the honest measure of what was achieved."""
    case, earlier = require_case(by, case_id), require_case(by, of_case_id)
    if case.id == earlier.id:
        raise Invalid({"of_case_id": _("A case cannot be a relapse of itself.")})
    return link_cases(by, case_id=case.id, other_id=earlier.id, kind=LinkKind.RELAPSE)
