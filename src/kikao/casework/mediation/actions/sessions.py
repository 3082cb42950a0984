"""When the sides are to meet, how they met, and why they did not."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.reckoning import chosen, line, prose
from kikao.casework.mediation.actions._parts import invite, past, require_silent, room_led
from kikao.casework.mediation.enums import NotHeld, SessionState
from kikao.casework.mediation.lifecycle import SESSION
from kikao.casework.mediation.models import Interpreter, Presence, Room, Session
from kikao.casework.mediation.policy import WORKERS
from kikao.casework.mediation.queries import require_session
from kikao.casework.mediation.schemas import PresenceGiven
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid
from kikao.foundation.sealing.vault import put
from kikao.registry.places.queries import require_place

LANGUAGES = 120
MOST_HEADS = 5_000


@action("room.plan_session", to=WORKERS)
def plan_session(
    by: Actor,
    *,
    room_id: UUID,
    planned_on: date,
    about: str,
    languages: str,
    place_id: UUID | None = None,
    venue: str = "",
    begins_at: time | None = None,
    interpreter_id: UUID | None = None,
) -> UUID:
    """Plan when and where the sides meet and what is talked about, in words written for their invitations."""
    room = room_led(by, room_id)
    facts = _facts(by, room, about=about, languages=languages, place_id=place_id, venue=venue)
    row = Session.objects.create(
        working_group_id=by.working_group_id,
        room=room,
        planned_on=planned_on,
        begins_at=begins_at,
        interpreter=_interpreter(room, interpreter_id),
        **facts,
    )
    if planned_on >= today():
        invite(by, room, room.sides.order_by("position").values_list("id", flat=True))
    return row.id


@action("room.change_session", to=WORKERS)
def change_session(
    by: Actor,
    *,
    session_id: UUID,
    version: int,
    planned_on: date,
    about: str,
    languages: str,
    place_id: UUID | None = None,
    venue: str = "",
    begins_at: time | None = None,
    interpreter_id: UUID | None = None,
) -> UUID:
    """Change a session that has not taken place: day, place, words; everybody who sits there finds a notice."""
    row = _planned(by, session_id)
    room = row.room
    facts = _facts(by, room, about=about, languages=languages, place_id=place_id, venue=venue)
    speaker = _interpreter(room, interpreter_id)
    _turn(row, version, None, planned_on=planned_on, begins_at=begins_at, interpreter=speaker, **facts)
    invite(by, room, room.sides.order_by("position").values_list("id", flat=True))
    return row.id


def _facts(
    by: Actor, room: Room, *, about: str, languages: str, place_id: UUID | None, venue: str
) -> dict[str, Any]:
    said = prose(about, "about", needed=_("Say what is talked about, in words written for the sides."))
    where = line(venue, "venue")
    spoken = line(languages, "languages", most=LANGUAGES, needed=_("Say in which languages is spoken."))
    require_silent(room.case, about=said, venue=where)
    place = require_place(by, place_id, field="place_id") if place_id else None
    if place is None and not where:
        raise Invalid({"venue": _("Say where the sides meet.")})
    return {"about": said, "venue": where, "languages": spoken, "place_id": place}


def _interpreter(room: Room, interpreter_id: UUID | None) -> Interpreter | None:
    if interpreter_id is None:
        return None
    row = room.interpreters.filter(id=interpreter_id, left_on__isnull=True).first()
    if row is None:
        raise Invalid({"interpreter_id": _("Choose from the list.")})
    return row


@action("room.hold_session", to=WORKERS)
def hold_session(
    by: Actor,
    *,
    session_id: UUID,
    version: int,
    presences: Sequence[PresenceGiven],
    held_on: date | None = None,
    words: str = "",
    interpreter_id: UUID | None = None,
) -> UUID:
    """Write down that the sides met: who of each was there, by number, and what came of it."""
    row = _planned(by, session_id)
    day = past(held_on, "held_on")
    counted = _counted(row.room, presences)
    said = prose(words, "words")
    speaker = _interpreter(row.room, interpreter_id) or row.interpreter
    item = put(by.working_group_id, row.room_id, "room.session", said) if said else None
    _turn(row, version, SessionState.HELD, held_on=day, words_item_id=item, interpreter=speaker)
    Presence.objects.bulk_create(
        Presence(
            working_group_id=by.working_group_id,
            session=row,
            side_id=one.side_id,
            there=one.there,
            chairs_used=one.chairs_used,
            women=one.women,
            men=one.men,
            unknown=one.unknown,
        )
        for one in counted
    )
    return row.id


def _counted(room: Room, presences: Sequence[PresenceGiven]) -> Sequence[PresenceGiven]:
    chairs = dict(room.sides.values_list("id", "chairs"))
    if sorted(one.side_id for one in presences) != sorted(chairs):
        raise Invalid({"presences": _("Say for each side whether it came.")})
    wrong = [one for one in presences if not _adds_up(one, chairs[one.side_id])]
    if wrong:
        message = _(
            "The numbers do not add up: somebody sits on each chair used, no side uses more chairs than it has, and "
            "nobody is counted of a side that did not come."
        )
        raise Invalid({"presences": message}, code="room.presence_adds_up")
    if not any(one.there for one in presences):
        raise Invalid({"presences": _("If no side came, note that the session was not held.")})
    return presences


def _adds_up(one: PresenceGiven, chairs: int) -> bool:
    numbers = (one.chairs_used, one.women, one.men, one.unknown)
    if not all(0 <= number <= MOST_HEADS for number in numbers):
        return False
    heads = one.women + one.men + one.unknown
    return 1 <= one.chairs_used <= min(chairs, heads) if one.there else not any(numbers)


@action("room.note_not_held", to=WORKERS)
def note_not_held(by: Actor, *, session_id: UUID, version: int, reason: str, words: str = "") -> UUID:
    """Write down that the sides did not meet, and why."""
    row = _planned(by, session_id)
    why = chosen(reason, NotHeld, "reason", needed=True)
    said = prose(words, "words")
    item = put(by.working_group_id, row.room_id, "room.session", said) if said else None
    _turn(row, version, SessionState.NOT_HELD, not_held=why, words_item_id=item)
    return row.id


def _planned(by: Actor, session_id: UUID) -> Session:
    row = require_session(by, session_id)
    row.room = room_led(by, row.room_id)
    return row


def _turn(row: Session, version: int, new: SessionState | None = None, **changed: Any) -> None:
    """Take the next version of a planned session, or tell the second of two people that somebody was there first."""
    if new:
        SESSION.check(row.state, new)
        changed["state"] = new
    rows = Session.objects.filter(id=row.id, version=version, state=SessionState.PLANNED)
    if not rows.update(version=version + 1, **changed):
        raise Clash
    row.refresh_from_db()
