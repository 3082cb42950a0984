"""Deciding between sittings with members consulted, and what a sitting makes of it later."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import require_case
from kikao.casework.meetings.actions._deciding import carry_out, fix, require_words, witness, write_decision
from kikao.casework.meetings.actions.decisions import deciders_of, item_to_decide
from kikao.casework.meetings.enums import DecisionCode, Manner, Ratification
from kikao.casework.meetings.lifecycle import URGENT
from kikao.casework.meetings.models import Decision
from kikao.casework.meetings.policy import decisions_seen_by
from kikao.casework.meetings.queries import group_rules, walled_seats
from kikao.casework.meetings.queries.rotation import VP_PILLARS
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.registry.people.models import Holding, Seat
from kikao.registry.people.queries import accounts_with

URGENT_CODES = (DecisionCode.ACCEPT, DecisionCode.REFER)


@action("decision.decide_urgently", to={Role.SECRETARIAT})
def decide_urgently(
    by: Actor,
    *,
    case_id: UUID,
    code: str,
    reason: str,
    consulted: Iterable[UUID],
    begun_at: datetime | None = None,
) -> UUID:
    """Decide between sittings, within the hours the group settled, with enough unwalled members consulted by telephone.

    It stands as not ratified until a sitting ratifies, changes or cancels it.
    """
    case = require_case(by, case_id)
    require_words(case.id, code, reason, None)
    if code not in URGENT_CODES:
        raise Invalid({"code": _("Only accepting or referring can be urgent.")})
    begun = begun_at or now()
    _require_in_time(by, begun)
    _require_none_open(case)
    seats = _consulted(by, case, consulted)
    decision = write_decision(
        by,
        case.id,
        code,
        reason,
        today(),
        manner=Manner.URGENT,
        ratification=Ratification.UNRATIFIED,
        begun_at=begun,
    )
    witness(decision, seats, consulted=True)
    carry_out(by, decision)
    fix(decision)
    return decision.id


def _require_in_time(by: Actor, begun: datetime) -> None:
    hours = group_rules(by.working_group_id).urgent_hours
    if begun > now():
        raise Invalid({"begun_at": _("This moment has not come yet.")})
    if begun < now() - timedelta(hours=hours):
        raise Stop(
            "decision.consulted_too_long_ago",
            _("An urgent decision is taken within %(hours)d hours of the first call.") % {"hours": hours},
            cure=_("Consult the members again, or put the case on a sitting."),
        )


def _require_none_open(case: Case) -> None:
    if Decision.objects.filter(case=case, ratification=Ratification.UNRATIFIED).exists():
        raise Stop(
            "decision.urgent_waits",
            _("An urgent decision on this case waits to be ratified already."),
            cure=_("Put the case on the next sitting that may hold it."),
        )


def _consulted(by: Actor, case: Case, consulted: Iterable[UUID]) -> list[UUID]:
    asked = list(dict.fromkeys(consulted))
    seats = Seat.objects.filter(working_group_id=by.working_group_id, id__in=asked, active=True)
    known = dict(seats.values_list("id", "pillar"))
    if len(known) != len(asked):
        raise Unknown
    if walled_seats(by.working_group_id, [case.id], asked)[case.id]:
        raise Invalid({"consulted": _("A member who is walled from this case cannot be consulted on it.")})
    desk = Holding.objects.filter(
        account_id__in=accounts_with(by.working_group_id, Role.SECRETARIAT), until_on__isnull=True
    )
    own = set(desk.values_list("seat_id", flat=True))
    members = [one for one in asked if one not in own and known[one] in VP_PILLARS]
    needed = group_rules(by.working_group_id).urgent_members
    if len(members) < needed:
        raise Invalid(
            {
                "consulted": _("Consult at least %(needed)d members besides the secretariat.")
                % {"needed": needed}
            }
        )
    return asked


@action("decision.ratify", to={Role.SECRETARIAT})
def ratify_decision(
    by: Actor, *, decision_id: UUID, item_id: UUID, outcome: str, reason: str, code: str = ""
) -> UUID:
    """Record what a sitting made of an urgent decision: ratified, changed or cancelled, and what holds instead."""
    urgent = Decision.objects.filter(decisions_seen_by(by), id=decision_id).first()
    if urgent is None or urgent.manner != Manner.URGENT:
        raise Unknown
    URGENT.check(urgent.ratification, outcome)
    item = item_to_decide(by, item_id)
    if item.case_id != urgent.case_id:
        raise Invalid({"item_id": _("Choose the agenda item of the same case.")})
    seats = deciders_of(item.sitting)
    held = _code(urgent, outcome, code)
    require_words(urgent.case_id, held, reason, None)
    assert item.sitting.held_on is not None  # noqa: S101 - a held sitting has its day
    decision = write_decision(
        by,
        urgent.case_id,
        held,
        reason,
        item.sitting.held_on,
        sitting=item.sitting,
        item_id=item.id,
        ratifies_id=urgent.id,
    )
    witness(decision, seats, consulted=False)
    Decision.objects.filter(id=urgent.id).update(ratification=outcome)
    urgent.refresh_from_db()
    if outcome != Ratification.RATIFIED:
        carry_out(by, decision, instead=True)
    fix(urgent)
    fix(decision)
    return decision.id


def _code(urgent: Decision, outcome: str, code: str) -> str:
    """Return what holds from now on: the same, or what the sitting decided in its place."""
    if outcome == Ratification.RATIFIED:
        if code not in ("", urgent.code):
            raise Invalid({"code": _("A ratified decision stays as it was; choose “changed” instead.")})
        return str(urgent.code)
    if outcome == Ratification.CANCELLED and not code:
        return DecisionCode.OUTSIDE if urgent.code == DecisionCode.ACCEPT else DecisionCode.POSTPONE
    if code in ("", urgent.code, DecisionCode.JOIN):
        raise Invalid({"code": _("Choose what holds instead.")})
    return code
