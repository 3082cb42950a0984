"""Deciding: in a sitting with its quorum, or urgently with members consulted and ratified later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.actions import accept_case, end_case, link_cases
from kikao.casework.cases.enums import CaseStatus, LinkKind
from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import require_case
from kikao.casework.meetings.enums import DecisionCode, Manner, Ratification, SittingState
from kikao.casework.meetings.lifecycle import URGENT
from kikao.casework.meetings.models import (
    AgendaItem,
    Attendance,
    Decision,
    DecisionPresence,
    Dissent,
    Recusal,
)
from kikao.casework.meetings.models import Sitting as SittingRow
from kikao.casework.meetings.policy import decisions_seen_by, items_seen_by
from kikao.casework.meetings.queries import group_rules, quorum_of, walled_seats
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit import pins
from kikao.foundation.audit.door import action, pin
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.registry.people.models import Seat

_ENDS = frozenset({DecisionCode.REFER, DecisionCode.OUTSIDE, DecisionCode.UNSAFE, DecisionCode.JOIN})


@dataclass(frozen=True, slots=True)
class DissentGiven:
    """Another view: by pillar, or by seat when its holder asks to be named."""

    pillar: str
    words: str = ""
    seat_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class RecusalGiven:
    """A seat that stood aside, and why; only in a closed sitting."""

    seat_id: UUID
    reason: str


@action("decision.record", to={Role.SECRETARIAT})
def record_decision(
    by: Actor,
    *,
    item_id: UUID,
    code: str,
    reason: str,
    joined_to: UUID | None = None,
    dissents: Iterable[DissentGiven] = (),
    recusals: Iterable[RecusalGiven] = (),
) -> UUID:
    """Record what a sitting decided on an item, why, and who was there; the case moves with it."""
    item = _item(by, item_id)
    sitting = item.sitting
    _require_words(code, reason, joined_to)
    seats = _deciders(sitting)
    aside = list(recusals)
    if aside and not sitting.closed:
        raise Stop(
            "decision.recusal_in_plenary",
            _("Who stands aside is written only in a closed sitting."),
            cure=_("Put the case on a closed sitting."),
        )
    views = list(dissents)
    assert sitting.held_on is not None  # noqa: S101 - a held sitting has its day
    decision = _write(
        by,
        item.case_id,
        code,
        reason,
        sitting.held_on,
        sitting_id=sitting.id,
        item_id=item.id,
        manner=Manner.DISSENT if views else Manner.CONSENSUS,
        joined_to_id=joined_to,
    )
    _witness(decision, seats, consulted=False)
    _write_views(decision, views, aside)
    _carry_out(by, decision)
    _fix(decision)
    return decision.id


def _item(by: Actor, item_id: UUID) -> AgendaItem:
    rows = AgendaItem.objects.filter(items_seen_by(by), id=item_id, taken_off=False)
    item = rows.select_related("sitting").first()
    if item is None:
        raise Unknown
    if item.sitting.state not in (SittingState.HELD, SittingState.MINUTED):
        raise Stop(
            "decision.sitting_not_held",
            _("A decision is recorded once the sitting was held and before its minutes are adopted."),
            cure=_("Record first who was there."),
        )
    if Decision.objects.filter(item=item).exists():
        raise Stop(
            "decision.already_recorded",
            _("A decision on this item is recorded already; decisions are never overwritten."),
            cure=_("Put the case on the next agenda to decide otherwise."),
        )
    return item


def _require_words(code: str, reason: str, joined_to: UUID | None) -> None:
    wrong = {}
    if code not in DecisionCode.values:
        wrong["code"] = _("Choose a decision from the list.")
    if not reason.strip():
        wrong["reason"] = _("Say why it was decided so.")
    if code == DecisionCode.JOIN and joined_to is None:
        wrong["joined_to"] = _("Choose the case it is joined to.")
    if wrong:
        raise Invalid(wrong)


def _deciders(sitting: SittingRow) -> list[UUID]:
    there = Attendance.objects.filter(sitting=sitting, seat__isnull=False, present=True)
    seats = list(there.values_list("seat_id", "seat__pillar"))
    if not sitting.from_paper and not sitting.closed and not quorum_of(sitting.working_group_id, seats).met:
        raise Stop(
            "decision.no_quorum",
            _("The quorum is not met, or a pillar is missing."),
            cure=_(
                "Postpone the item to a sitting with a quorum, or decide urgently with members consulted."
            ),
        )
    return [seat_id for seat_id, _pillar in seats]


def _write(
    by: Actor, case_id: UUID | None, code: str, reason: str, decided_on: date, **also: Any
) -> Decision:
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


def _witness(decision: Decision, seats: Iterable[UUID], *, consulted: bool) -> None:
    DecisionPresence.objects.bulk_create(
        DecisionPresence(
            working_group_id=decision.working_group_id,
            decision=decision,
            seat_id=seat_id,
            consulted_by_phone=consulted,
        )
        for seat_id in seats
    )


def _write_views(decision: Decision, dissents: list[DissentGiven], recusals: list[RecusalGiven]) -> None:
    group = decision.working_group_id
    Dissent.objects.bulk_create(
        Dissent(
            working_group_id=group, decision=decision, pillar=one.pillar, seat_id=one.seat_id, words=one.words
        )
        for one in dissents
    )
    Recusal.objects.bulk_create(
        Recusal(working_group_id=group, decision=decision, seat_id=one.seat_id, reason=one.reason)
        for one in recusals
    )


def _carry_out(by: Actor, decision: Decision) -> None:
    """Let the case follow: accepted, ended elsewhere, joined; watch, more facts and postponing leave it as it is."""
    if decision.case_id is None:
        return
    case = require_case(by, decision.case_id)
    if decision.code == DecisionCode.ACCEPT and case.status == CaseStatus.TABLED:
        accept_case(by, case_id=case.id, reason=decision.reason[:300], real_on=decision.decided_on)
    elif decision.code in _ENDS and case.status != CaseStatus.CLOSED:
        if decision.code == DecisionCode.JOIN and decision.joined_to_id:
            link_cases(by, case_id=case.id, other_id=decision.joined_to_id, kind=LinkKind.JOINED)
        end_case(by, case_id=case.id, reason=decision.reason[:300], real_on=decision.decided_on)


@action("decision.decide_urgently", to={Role.SECRETARIAT})
def decide_urgently(by: Actor, *, case_id: UUID, code: str, reason: str, consulted: Iterable[UUID]) -> UUID:
    """Decide between sittings with enough unwalled members consulted by telephone; a sitting must ratify it."""
    case = require_case(by, case_id)
    _require_words(code, reason, None)
    if code not in (DecisionCode.ACCEPT, DecisionCode.REFER):
        raise Invalid({"code": _("Only accepting or referring can be urgent.")})
    seats = _consulted(by, case, consulted)
    decision = _write(
        by, case.id, code, reason, today(), manner=Manner.URGENT, ratification=Ratification.UNRATIFIED
    )
    _witness(decision, seats, consulted=True)
    _carry_out(by, decision)
    _fix(decision)
    return decision.id


def _consulted(by: Actor, case: Case, consulted: Iterable[UUID]) -> list[UUID]:
    asked = list(dict.fromkeys(consulted))
    known = Seat.objects.filter(working_group_id=by.working_group_id, id__in=asked, active=True).count()
    needed = group_rules(by.working_group_id).urgent_members
    if known != len(asked):
        raise Unknown
    if len(asked) < needed:
        raise Invalid({"consulted": _("Consult at least %(needed)d members.") % {"needed": needed}})
    if walled_seats(by.working_group_id, [case.id], asked)[case.id]:
        raise Invalid({"consulted": _("A member who is walled from this case cannot be consulted on it.")})
    return asked


@action("decision.ratify", to={Role.SECRETARIAT})
def ratify_decision(by: Actor, *, decision_id: UUID, item_id: UUID, outcome: str, reason: str) -> UUID:
    """Record what a sitting made of an urgent decision: ratified, changed or cancelled."""
    urgent = Decision.objects.filter(decisions_seen_by(by), id=decision_id).first()
    if urgent is None:
        raise Unknown
    URGENT.check(urgent.ratification, outcome)
    item = _item(by, item_id)
    if item.case_id != urgent.case_id:
        raise Invalid({"item": _("Choose the agenda item of the same case.")})
    seats = _deciders(item.sitting)
    assert item.sitting.held_on is not None  # noqa: S101 - a held sitting has its day
    code = DecisionCode.OUTSIDE if outcome == Ratification.CANCELLED else DecisionCode(urgent.code)
    _require_words(code, reason, None)
    decision = _write(
        by,
        urgent.case_id,
        code,
        reason,
        item.sitting.held_on,
        sitting_id=item.sitting_id,
        item_id=item.id,
        ratifies_id=urgent.id,
    )
    _witness(decision, seats, consulted=False)
    Decision.objects.filter(id=urgent.id).update(ratification=outcome)
    urgent.refresh_from_db()
    if outcome == Ratification.CANCELLED:
        _carry_out(by, decision)
    _fix(urgent)
    _fix(decision)
    return decision.id


def content_of(decision_id: UUID) -> Mapping[str, Any] | None:
    """Return what a decision says, as it is fixed in the trail."""
    row = Decision.objects.filter(id=decision_id).first()
    if row is None:
        return None
    return {
        "case": str(row.case_id),
        "code": row.code,
        "dissents": sorted(
            [one.pillar, str(one.seat_id), one.words] for one in Dissent.objects.filter(decision=row)
        ),
        "joined_to": str(row.joined_to_id),
        "on": str(row.decided_on),
        "present": sorted(str(one.seat_id) for one in DecisionPresence.objects.filter(decision=row)),
        "ratification": row.ratification,
        "reason": row.reason,
        "recusals": sorted([str(one.seat_id), one.reason] for one in Recusal.objects.filter(decision=row)),
        "sitting": str(row.sitting_id),
    }


def _fix(decision: Decision) -> None:
    content = content_of(decision.id)
    assert content is not None  # noqa: S101 - it was written a moment ago
    pin("decision", decision.id, content)


pins.register("decision", content_of)
