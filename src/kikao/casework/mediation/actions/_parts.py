"""Parts of several acts: who leads, what the sides may read, keys, notices."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.models import Case
from kikao.casework.mediation.enums import RoomState
from kikao.casework.mediation.models import Room
from kikao.casework.mediation.policy import at_desk, mediates
from kikao.casework.mediation.queries import held_keys, require_room, room_circles, sitters_of
from kikao.casework.mediation.reckoning import tells_case
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.sealing.keys import public_keys
from kikao.foundation.sealing.roster import entitled_among
from kikao.foundation.sealing.vault import can_open, grant, readers_of, revoke


def room_led(by: Actor, room_id: UUID, *, open_only: bool = True) -> Room:
    """Return a room whose talks the actor leads or prepares; changes are made only while they go on."""
    room = require_room(by, room_id)
    require_leading(by, room)
    if open_only:
        require_open(room)
    return room


def require_leading(by: Actor, room: Room) -> None:
    """Refuse who sees the room but neither prepares nor leads it."""
    if not at_desk(by) and not mediates(by, room.id):
        raise Stop(
            "room.not_leading",
            _("What happens in a mediation is written by the secretariat and by its mediators."),
            cure=_("Tell one of them what you know."),
            status=403,
        )


def require_open(room: Room) -> None:
    """Refuse a change to talks that have ended."""
    if room.state != RoomState.OPEN:
        raise Stop(
            "room.ended",
            _("These talks have ended."),
            cure=_("Take them up again first, or open another room."),
        )


def require_silent(case: Case, **words: str) -> None:
    """Refuse words for the sides that name the case: they stand for themselves."""
    message = _(
        "This names the case. Words for the sides stand for themselves, without its reference or title."
    )
    wrong = {name: message for name, said in words.items() if tells_case(case.reference, case.title, said)}
    if wrong:
        raise Invalid(wrong, code="room.names_case")


def past(day: date | None, field: str) -> date:
    """Return a day that has come; today when none is given."""
    if day and day > today():
        raise Invalid({field: _("This day has not come yet.")})
    return day or today()


def settle_keys(by: Actor, room: Room) -> None:
    """Take keys from whoever has no place in the room any more, and give those that the actor can give.

    What the actor cannot open waits until somebody who can shares it.
    """
    (circle,) = room_circles(by.working_group_id, [room.id])
    wanted = circle.keys()
    drop_outsiders(wanted)
    if by.key is None:
        return
    for subject_id, inside in wanted.items():
        missing = inside - readers_of(subject_id) - {by.account_id}
        ready = set(public_keys(missing)) & entitled_among(by.working_group_id, missing)
        if ready and can_open(by, subject_id):
            for account_id in sorted(ready):
                grant(by, subject_id, account_id)


def drop_outsiders(wanted: dict[UUID, frozenset[UUID]]) -> int:
    """Take the keys of these subjects from everybody who is not named with them."""
    gone = 0
    for subject_id, listed in held_keys(wanted).items():
        if outside := listed - wanted[subject_id]:
            revoke(subject_id, outside)
            gone += len(outside)
    return gone


def invite(by: Actor, room: Room, side_ids: Iterable[UUID]) -> None:
    """Leave a notice with everybody who sits on these sides; no wall of the case hides it from them."""
    for side_id in side_ids:
        told = sorted(sitters_of(side_id, room.id))
        leave_notice(by, told, NoticeKind.ROOM_OPEN, subject_id=side_id, about="room", about_id=room.id)
