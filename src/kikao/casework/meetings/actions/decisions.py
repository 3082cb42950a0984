"""Deciding in a sitting with its quorum; what was decided is never overwritten."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.meetings.actions._deciding import carry_out, fix, require_words, witness, write_decision
from kikao.casework.meetings.actions._room import WalledItem
from kikao.casework.meetings.enums import Manner, SittingState
from kikao.casework.meetings.models import AgendaItem, Attendance, Decision, Dissent, Recusal, Sitting
from kikao.casework.meetings.queries import closed_to_the_room, expected_seats, quorum_of, require_item
from kikao.casework.meetings.schemas import DissentGiven, RecusalGiven
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.registry.people.enums import Pillar

__all__ = ["DissentGiven", "RecusalGiven", "deciders_of", "item_to_decide", "record_decision"]


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
    item = item_to_decide(by, item_id)
    sitting, views, aside = item.sitting, list(dissents), list(recusals)
    require_words(item.case_id, code, reason, joined_to)
    _require_aside(sitting, aside)
    seats = deciders_of(sitting, {one.seat_id for one in aside})
    _require_views(views, seats)
    if joined_to and not sitting.closed and closed_to_the_room(sitting, [joined_to]):
        raise WalledItem
    assert sitting.held_on is not None  # noqa: S101 - a held sitting has its day
    decision = write_decision(
        by,
        item.case_id,
        code,
        reason,
        sitting.held_on,
        sitting=sitting,
        item_id=item.id,
        manner=Manner.DISSENT if views else Manner.CONSENSUS,
        joined_to_id=joined_to,
    )
    witness(decision, seats, consulted=False)
    _write_views(decision, views, aside)
    carry_out(by, decision)
    fix(decision)
    return decision.id


def item_to_decide(by: Actor, item_id: UUID) -> AgendaItem:
    """Return an item of a sitting that was held, on which nothing is decided yet."""
    item = require_item(by, item_id)
    if item.sitting.state not in (SittingState.HELD, SittingState.MINUTED):
        raise Stop(
            "decision.sitting_not_held",
            _("A decision is recorded once the sitting was held and before its minutes are adopted."),
            cure=_("Record first who was there."),
        )
    Sitting.objects.select_for_update().get(id=item.sitting_id)
    if Decision.objects.filter(item=item).exists():
        raise Stop(
            "decision.already_recorded",
            _("A decision on this item is recorded already; decisions are never overwritten."),
            cure=_("Put the case on the next agenda to decide otherwise."),
        )
    return item


def deciders_of(sitting: Sitting, aside: Iterable[UUID] = ()) -> list[UUID]:
    """Return the seats that decided, or refuse when they are too few or a pillar is missing."""
    there = Attendance.objects.filter(sitting=sitting, seat__isnull=False, present=True)
    gone = set(aside)
    seats = [pair for pair in there.values_list("seat_id", "seat__pillar") if pair[0] not in gone]
    if not sitting.from_paper and not quorum_of(sitting.working_group_id, seats, own=sitting.quorum).met:
        raise Stop(
            "decision.no_quorum",
            _("The quorum is not met, or a pillar is missing."),
            cure=_(
                "Postpone the item to a sitting with a quorum, or decide urgently with members consulted."
            ),
        )
    return [seat_id for seat_id, _pillar in seats]


def _require_aside(sitting: Sitting, aside: list[RecusalGiven]) -> None:
    if not aside:
        return
    if not sitting.closed:
        raise Stop(
            "decision.recusal_in_plenary",
            _("Who stands aside is written only in a closed sitting."),
            cure=_("Put the case on a closed sitting."),
        )
    if not {one.seat_id for one in aside} <= set(expected_seats(sitting)):
        raise Unknown
    if not all(one.reason.strip() for one in aside):
        raise Invalid({"recusals": _("Say why the seat stood aside.")})


def _require_views(views: list[DissentGiven], seats: list[UUID]) -> None:
    if any(one.pillar not in Pillar.values for one in views):
        raise Invalid({"dissents": _("Choose a pillar from the list.")})
    if any(one.seat_id and one.seat_id not in seats for one in views):
        raise Unknown


def _write_views(decision: Decision, dissents: list[DissentGiven], recusals: list[RecusalGiven]) -> None:
    group = decision.working_group_id
    Dissent.objects.bulk_create(
        Dissent(
            working_group_id=group,
            decision=decision,
            pillar=one.pillar,
            seat_id=one.seat_id,
            words=one.words.strip()[:300],
        )
        for one in dissents
    )
    Recusal.objects.bulk_create(
        Recusal(
            working_group_id=group, decision=decision, seat_id=one.seat_id, reason=one.reason.strip()[:300]
        )
        for one in recusals
    )
