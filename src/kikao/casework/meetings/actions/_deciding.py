"""Parts of every decision: writing it, who was there, what follows for the case, fixing it in the trail."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.actions import accept_case, end_case, link_cases, move_case, take_up_case_again
from kikao.casework.cases.enums import CaseStatus, LinkKind
from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import require_case, require_case_consent
from kikao.casework.meetings.enums import DecisionCode
from kikao.casework.meetings.models import Decision, DecisionPresence, Dissent, Recusal
from kikao.casework.reports.enums import ConsentScope
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit import pins
from kikao.foundation.audit.door import pin
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop

ENDS = frozenset({DecisionCode.REFER, DecisionCode.OUTSIDE, DecisionCode.UNSAFE, DecisionCode.JOIN})
"""Decisions after which the group itself works no further on a matter."""


def require_words(case_id: UUID | None, code: str, reason: str, joined_to: UUID | None) -> None:
    """Refuse a decision that does not say what, or why."""
    wrong = {}
    if code not in DecisionCode.values and (code or case_id):
        wrong["code"] = _("Choose a decision from the list.")
    if not reason.strip():
        wrong["reason"] = _("Say why it was decided so.")
    if code == DecisionCode.JOIN and (joined_to is None or case_id is None):
        wrong["joined_to"] = _("Choose the case it is joined to.")
    if joined_to and joined_to == case_id:
        wrong["joined_to"] = _("A case cannot be joined to itself.")
    if joined_to and code != DecisionCode.JOIN:
        wrong["joined_to"] = _("Only “%(joined)s” names another case.") % {"joined": DecisionCode.JOIN.label}
    if wrong:
        raise Invalid(wrong)


def write_decision(
    by: Actor, case_id: UUID | None, code: str, reason: str, decided_on: date, **also: Any
) -> Decision:
    """Write what was decided."""
    return Decision.objects.create(
        working_group_id=by.working_group_id,
        case_id=case_id,
        code=code,
        reason=reason.strip(),
        decided_on=decided_on,
        entered_on=today(),
        recorded_by=by.person,
        **also,
    )


def witness(decision: Decision, seats: Iterable[UUID], *, consulted: bool) -> None:
    """Write who was there, or who was consulted."""
    DecisionPresence.objects.bulk_create(
        DecisionPresence(
            working_group_id=decision.working_group_id,
            decision=decision,
            seat_id=seat_id,
            consulted_by_phone=consulted,
        )
        for seat_id in seats
    )


def carry_out(by: Actor, decision: Decision, *, instead: bool = False) -> None:
    """Let the case follow: accepted, ended, joined; watch, more facts and postponing leave it as it is.

    A sitting entered from its paper moves only a case that still waits. `instead` is for a decision in the place of
    an urgent one: what that one did is turned back as far as a case can go back.
    """
    if decision.case_id is None:
        return
    case = require_case(by, decision.case_id)
    past = decision.sitting is not None and decision.sitting.from_paper
    if past and case.status != CaseStatus.TABLED:
        return
    if decision.code == DecisionCode.REFER and not past:
        require_case_consent(by, case.id, ConsentScope.AUTH)
    reason = decision.reason[:300]
    if decision.code == DecisionCode.ACCEPT and case.status == CaseStatus.TABLED:
        accept_case(by, case_id=case.id, reason=reason, real_on=decision.decided_on)
    elif decision.code in ENDS:
        _end(by, case, decision, reason)
    elif instead:
        _turn_back(by, case, decision, reason)
    elif decision.code == DecisionCode.ACCEPT and case.status == CaseStatus.CLOSED:
        raise Stop(
            "decision.case_closed",
            _("This case is closed; accepting it does not take it up again."),
            cure=_("Reopen the case on its own page, with the reason."),
        )


def _end(by: Actor, case: Case, decision: Decision, reason: str) -> None:
    if decision.code == DecisionCode.JOIN and decision.joined_to_id:
        link_cases(by, case_id=case.id, other_id=decision.joined_to_id, kind=LinkKind.JOINED)
    if case.status != CaseStatus.CLOSED:
        end_case(by, case_id=case.id, reason=reason, real_on=decision.decided_on)


def _turn_back(by: Actor, case: Case, decision: Decision, reason: str) -> None:
    if case.status == CaseStatus.CLOSED:
        take_up_case_again(by, case_id=case.id, reason=reason, real_on=decision.decided_on)
    elif decision.code != DecisionCode.ACCEPT and case.status != CaseStatus.TABLED:
        move_case(by, case_id=case.id, new=CaseStatus.SUSPENDED, reason=reason, real_on=decision.decided_on)


def content_of(decision_id: UUID) -> Mapping[str, Any] | None:
    """Return what a decision says, as it is fixed in the trail."""
    row = Decision.objects.filter(id=decision_id).first()
    if row is None:
        return None
    return {
        "begun_at": str(row.begun_at),
        "case": str(row.case_id),
        "code": row.code,
        "dissents": sorted(
            [one.pillar, str(one.seat_id), one.words] for one in Dissent.objects.filter(decision=row)
        ),
        "entered_on": str(row.entered_on),
        "item": str(row.item_id),
        "joined_to": str(row.joined_to_id),
        "manner": row.manner,
        "on": str(row.decided_on),
        "present": sorted(
            [str(one.seat_id), one.consulted_by_phone]
            for one in DecisionPresence.objects.filter(decision=row)
        ),
        "ratification": row.ratification,
        "ratifies": str(row.ratifies_id),
        "reason": row.reason,
        "recorded_by": str(row.recorded_by),
        "recusals": sorted([str(one.seat_id), one.reason] for one in Recusal.objects.filter(decision=row)),
        "sitting": str(row.sitting_id),
    }


def fix(decision: Decision) -> None:
    """Fix in the trail what a decision says."""
    content = content_of(decision.id)
    assert content is not None  # noqa: S101 - it was written a moment ago
    pin("decision", decision.id, content)


pins.register("decision", content_of)
