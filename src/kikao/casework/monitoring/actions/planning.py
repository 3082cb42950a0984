"""Planning to go back: by the rule after a signature, by hand for anything; handing over, cancelling, not made."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.agreements.enums import ClauseStatus, InstrumentState
from kikao.casework.agreements.models import Clause, Instrument
from kikao.casework.agreements.policy import seen_by as instruments_seen_by
from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.reckoning import chosen, prose
from kikao.casework.missions.enums import NoAccessReason
from kikao.casework.monitoring.actions._parts import (
    check_of_clause,
    check_to_record,
    enter_check,
    mission_of,
    require_check,
    seal,
    subject_of,
)
from kikao.casework.monitoring.enums import CheckKind, CheckState
from kikao.casework.monitoring.lifecycle import CHECK
from kikao.casework.monitoring.models import STEPS, Check
from kikao.casework.monitoring.policy import RECORDERS, seen_by
from kikao.casework.monitoring.reckoning.days import months_after
from kikao.casework.reports.reckoning import EARLIEST
from kikao.casework.tasks.models import Recommendation, Task
from kikao.casework.tasks.policy import WORKERS
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.base.turns import turn
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice, take_back_notices
from kikao.registry.people.queries import actor_for
from kikao.registry.places.queries import require_place

LATE_ENTRY = 12
"""Months: what was signed longer ago than this before it was entered is looked at once, a month after its entry."""


@action("check.plan_all", to={Role.SECRETARIAT})
def plan_checks(by: Actor, *, instrument_id: UUID) -> UUID:
    """Plan to go back 1, 3, 6 and 12 months after the signature for every clause; what is planned stays as it is."""
    held = Instrument.objects.filter(instruments_seen_by(by), id=instrument_id).first()
    if held is None:
        raise Unknown
    if held.state != InstrumentState.SIGNED or held.signed_on is None:
        raise Stop(
            "check.not_signed",
            _("This agreement is not signed, or does not hold any more."),
            cure=_("Plan a check of the situation on the spot instead."),
        )
    there = set(Check.objects.filter(instrument=held, step__isnull=False).values_list("clause_id", "step"))
    clauses = Clause.objects.filter(instrument=held).exclude(status=ClauseStatus.VOID)
    for clause in clauses.select_related("instrument").order_by("number"):
        for step, due_on in _days_of(held.signed_on, held.entered_on):
            if (clause.id, step) not in there:
                enter_check(by, check_of_clause(clause, due_on, step))
    return held.id


def _days_of(signed_on: date, entered_on: date) -> list[tuple[int, date]]:
    if months_after(signed_on, LATE_ENTRY) < entered_on:
        return [(STEPS[0], months_after(entered_on, STEPS[0]))]
    return [(step, months_after(signed_on, step)) for step in STEPS]


@action("check.plan", to={Role.SECRETARIAT})
def plan_check(
    by: Actor,
    *,
    kind: str,
    due_on: date,
    clause_id: UUID | None = None,
    recommendation_id: UUID | None = None,
    task_id: UUID | None = None,
    case_id: UUID | None = None,
    place_id: UUID | None = None,
    instrument_id: UUID | None = None,
    about: str = "",
    assigned_id: UUID | None = None,
    mission_id: UUID | None = None,
    step: int | None = None,
) -> UUID:
    """Plan to go back and look at a clause, a recommendation, a task or a situation, on or after a day."""
    kind = chosen(kind, CheckKind, "kind", needed=True)
    if due_on < EARLIEST:
        raise Invalid({"due_on": _("Look at the year again.")})
    row = _about(by, kind, clause_id or recommendation_id or task_id, due_on)
    if kind == CheckKind.SITUATION:
        _situation(by, row, case_id, place_id, instrument_id)
    row.step = step
    row.mission = mission_of(by, row, mission_id)
    words = prose(about, "about")
    if kind == CheckKind.SITUATION and not words and not instrument_id:
        raise Invalid({"about": _("Say what is to be looked at.")})
    check = enter_check(by, row, words)
    if assigned_id:
        _give(by, check, assigned_id)
    return check.id


def _about(by: Actor, kind: str, about_id: UUID | None, due_on: date) -> Check:
    if kind == CheckKind.SITUATION:
        return Check(kind=kind, due_on=due_on)
    if about_id is None:
        raise Invalid({"kind": _("Say which one is to be looked at.")})
    if kind == CheckKind.CLAUSE:
        rows = Clause.objects.filter(instruments_seen_by(by, "instrument__"), id=about_id)
        clause = rows.select_related("instrument").first()
        if clause is None:
            raise Unknown
        return check_of_clause(clause, due_on, None)
    table: type[Task] | type[Recommendation] = Task if kind == CheckKind.TASK else Recommendation
    found = table.objects.filter(cases_seen_by(by, "case_id"), id=about_id).select_related("case").first()
    if found is None:
        raise Unknown
    row = Check(kind=kind, due_on=due_on, case_id=found.case_id, place_id=found.case.place_id)
    setattr(row, "task" if kind == CheckKind.TASK else "recommendation", found)
    return row


def _situation(
    by: Actor, row: Check, case_id: UUID | None, place_id: UUID | None, instrument_id: UUID | None
) -> None:
    if instrument_id:
        held = Instrument.objects.filter(instruments_seen_by(by), id=instrument_id).first()
        if held is None:
            raise Unknown
        row.instrument, row.case_id, row.place_id = held, held.case_id, held.place_id
    if case_id and row.case_id is None:
        case = require_case(by, case_id)
        row.case_id, row.place_id = case.id, case.place_id
    if place_id:
        row.place_id = require_place(by, place_id, field="place_id")
    if not (row.case_id or row.place_id or row.instrument_id):
        raise Invalid({"place_id": _("Say of which case or at which place.")})


@action("check.assign", to={Role.SECRETARIAT})
def assign_check(
    by: Actor,
    *,
    check_id: UUID,
    assigned_id: UUID | None = None,
    mission_id: UUID | None = None,
    due_on: date | None = None,
    version: int | None = None,
) -> UUID:
    """Say who goes, with which mission and when; nobody is sent who is walled from what is to be looked at."""
    check = require_check(by, check_id)
    if check.state not in (CheckState.PLANNED, CheckState.NOT_MADE):
        raise _over()
    mission = mission_of(by, check, mission_id)
    before = check.assigned_id
    turn(check, version, mission=mission, due_on=due_on or check.due_on, reminded_on=None)
    if assigned_id is None:
        Check.objects.filter(id=check.id).update(assigned=None)
    elif assigned_id != before:
        _give(by, check, assigned_id)
    if before and before != assigned_id:
        take_back_notices([before], about="check", about_id=check.id)
    return check.id


def _give(by: Actor, check: Check, account_id: UUID) -> None:
    """Send somebody who sees what is to be looked at, and tell them."""
    try:
        person = actor_for(account_id)
    except Unknown:
        person = None
    if person is None or person.working_group_id != by.working_group_id or not person.is_(*WORKERS):
        raise Invalid({"assigned_id": _("Choose somebody who works on cases and whose account is open.")})
    if not Check.objects.filter(seen_by(person), id=check.id).exists():
        words = _("This person does not see what is to be looked at. Choose somebody else.")
        raise Invalid({"assigned_id": words}, code="check.walled")
    Check.objects.filter(id=check.id).update(assigned_id=account_id)
    subject_id = subject_of(check)
    leave_notice(
        by, [account_id], NoticeKind.CHECK_DUE, subject_id=subject_id, about="check", about_id=check.id
    )


@action("check.miss", to=RECORDERS)
def miss_check(
    by: Actor, *, check_id: UUID, no_access: str = "", reason: str = "", version: int | None = None
) -> UUID:
    """Write down that nobody could go and look, and why; it can still be made later."""
    check = check_to_record(by, check_id)
    code = chosen(no_access, NoAccessReason, "no_access")
    words = prose(reason, "reason", needed="" if code else _("Say why."))
    _end(check, CheckState.NOT_MADE, words, version, no_access=code)
    return check.id


@action("check.cancel", to={Role.SECRETARIAT})
def cancel_check(by: Actor, *, check_id: UUID, reason: str, version: int | None = None) -> UUID:
    """Cancel a check that makes no sense any more, with the reason; it stays in the record."""
    check = require_check(by, check_id)
    _end(check, CheckState.CANCELLED, prose(reason, "reason", needed=_("Say why.")), version)
    return check.id


def _end(check: Check, state: CheckState, words: str, version: int | None, **also: object) -> None:
    CHECK.check(check.state, state)
    item_id = seal(check, "check.reason", words)
    turn(check, version, state=state, reason_item_id=item_id, ended_on=today(), **also)
    if check.assigned_id:
        take_back_notices([check.assigned_id], about="check", about_id=check.id)


def _over() -> Stop:
    return Stop(
        "check.over",
        _("This check was made or cancelled."),
        cure=_("Plan another one."),
    )
