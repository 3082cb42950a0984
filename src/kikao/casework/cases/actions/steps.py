"""Moving a case along its lifecycle; each step keeps who, why, the real day and the day of entry."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.actions.tabling import EARLIEST
from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.lifecycle import CASE
from kikao.casework.cases.models import Case, StatusChange
from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.reckoning import line
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Stop

LONG = 300
_ELSEWHERE = frozenset({CaseStatus.ACCEPTED, CaseStatus.CLOSED, CaseStatus.REOPENED})
"""A decision accepts; closing and reopening ask for more than a status."""


@action("case.move", to={Role.SECRETARIAT})
def move_case(
    by: Actor,
    *,
    case_id: UUID,
    new: str,
    reason: str = "",
    real_on: date | None = None,
    version: int | None = None,
) -> UUID:
    """Move a case between the stages of work, or park it as blocked or suspended with the reason."""
    if new in _ELSEWHERE:
        raise Stop(
            "case.move_elsewhere",
            _("A case is accepted, closed or reopened on its own page, not by a status."),
            cure=_("Record the decision, or use “Close” or “Reopen”."),
        )
    parked = new in (CaseStatus.BLOCKED, CaseStatus.SUSPENDED)
    needed = _("Say what blocks or suspends the case.") if parked else ""
    words = line(reason, "reason", most=LONG, needed=needed)
    return _step(by, case_id, new, words, real_on, version)


@action("case.accept", to={Role.SECRETARIAT})
def accept_case(by: Actor, *, case_id: UUID, reason: str = "", real_on: date | None = None) -> UUID:
    """Take a case up, as a decision says."""
    return _step(by, case_id, CaseStatus.ACCEPTED, reason, real_on, None)


@action("case.end", to={Role.SECRETARIAT})
def end_case(
    by: Actor, *, case_id: UUID, reason: str, real_on: date | None = None, closure: str = ""
) -> UUID:
    """Bring a case to its end, as a decision says in words, or a closing with one of its reasons."""
    return _step(by, case_id, CaseStatus.CLOSED, reason, real_on, None, closure=closure)


@action("case.take_up_again", to={Role.SECRETARIAT})
def take_up_case_again(by: Actor, *, case_id: UUID, reason: str, real_on: date | None = None) -> UUID:
    """Take a closed case up again."""
    return _step(by, case_id, CaseStatus.REOPENED, reason, real_on, None)


def _step(
    by: Actor,
    case_id: UUID,
    new: str,
    reason: str,
    real_on: date | None,
    version: int | None,
    *,
    closure: str = "",
) -> UUID:
    case = require_case(by, case_id)
    CASE.check(case.status, new)
    if real_on and not EARLIEST <= real_on <= today():
        raise Invalid({"real_on": _("Look at the day again: it lies ahead, or before anything was tabled.")})
    seen = case.version if version is None else version
    moved = Case.objects.filter(id=case.id, version=seen, status=case.status).update(
        status=new, version=seen + 1
    )
    if not moved:
        raise Clash
    StatusChange.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        old=case.status,
        new=new,
        reason=" ".join(reason.split())[:LONG],
        closure=closure,
        by_account=by.account_id,
        real_on=real_on,
        entered_on=today(),
    )
    return case.id
