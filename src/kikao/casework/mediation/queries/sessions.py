"""Sessions: of a room, one with who was there, and the invitation of one side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from kikao.casework.mediation.enums import NotHeld, SessionState
from kikao.casework.mediation.models import Interpreter, Presence, Room, Session, Side
from kikao.casework.mediation.policy import sat_at, seen_by, sits_at
from kikao.casework.mediation.schemas import Invitation, OwnSession, PresenceLine, SessionLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.places.queries import places_named


def require_session(by: Actor, session_id: UUID) -> Session:
    """Return the row for an act of who sees the room from inside."""
    row = Session.objects.filter(seen_by(by, "room_id"), id=session_id).select_related("room__case").first()
    if row is None:
        raise Unknown
    return row


def session(by: Actor, session_id: UUID) -> SessionLine:
    """Return one session; what came of it is opened for who holds the room's key."""
    row = require_session(by, session_id)
    opened = read_many(by, [row.words_item_id]) if row.words_item_id else {}
    return session_lines(by, [row], opened)[0]


def sessions_of(by: Actor, room: Room) -> tuple[SessionLine, ...]:
    """Return the sessions of a room in the order of days, without opening anything."""
    return session_lines(by, room.sessions.order_by("planned_on", "id"), {})


def session_lines(
    by: Actor, rows: Iterable[Session], opened: Mapping[UUID, str | None]
) -> tuple[SessionLine, ...]:
    """Return sessions with place, interpreter and presence at a fixed cost."""
    found = list(rows)
    places = places_named(by, [row.place_id for row in found])
    there = presences([row.id for row in found])
    speaking = {row.interpreter_id for row in found if row.interpreter_id}
    languages = dict(Interpreter.objects.filter(id__in=speaking).values_list("id", "languages"))
    return tuple(
        SessionLine(
            id=row.id,
            room_id=row.room_id,
            planned_on=row.planned_on,
            begins_at=row.begins_at,
            place_id=row.place_id,
            place=places[row.place_id].name if row.place_id in places else "",
            venue=row.venue,
            languages=row.languages,
            about=row.about,
            interpreter_id=row.interpreter_id,
            interpreter=languages.get(row.interpreter_id, "") if row.interpreter_id else "",
            state=row.state,
            state_words=str(SessionState(row.state).label),
            held_on=row.held_on,
            not_held_words=str(NotHeld(row.not_held).label) if row.not_held else "",
            has_words=row.words_item_id is not None,
            words=opened.get(row.words_item_id) if row.words_item_id else None,
            presences=there[row.id],
            version=row.version,
        )
        for row in found
    )


def presences(session_ids: Iterable[UUID]) -> dict[UUID, tuple[PresenceLine, ...]]:
    """Return who of each side was at these sessions, side by side."""
    found: dict[UUID, list[PresenceLine]] = defaultdict(list)
    rows = Presence.objects.filter(session_id__in=list(session_ids)).select_related("side")
    for row in rows.order_by("side__position"):
        counted = (row.there, row.chairs_used, row.women, row.men, row.unknown)
        found[row.session_id].append(PresenceLine(row.side_id, row.side.name, *counted))
    return defaultdict(tuple, {session_id: tuple(lines) for session_id, lines in found.items()})


def invitation(by: Actor, session_id: UUID, side_id: UUID) -> Invitation:
    """Return the invitation of one side: to who sees the room from inside any side's, to a party its own."""
    rows = Session.objects.filter(seen_by(by, "room_id") | sat_at(by, "room_id"), id=session_id)
    row = rows.select_related("room").first()
    own = sits_at(by, row.room_id) if row else None
    if row is None or (own and own != side_id) or row.state != SessionState.PLANNED:
        raise Unknown
    side = Side.objects.filter(room_id=row.room_id, id=side_id).first()
    if side is None:
        raise Unknown
    places = places_named(by, [row.place_id])
    return Invitation(
        reference=row.room.reference,
        title=row.room.title,
        side=side.name,
        chairs=side.chairs,
        planned_on=row.planned_on,
        begins_at=row.begins_at,
        place=places[row.place_id].name if row.place_id in places else "",
        venue=row.venue,
        languages=row.languages,
        about=row.about,
    )


def own_sessions(by: Actor, room: Room) -> tuple[OwnSession, ...]:
    """Return the sessions of a room as a side sees them: when, where and about what, not who else came."""
    rows = list(room.sessions.order_by("planned_on", "id"))
    places = places_named(by, [row.place_id for row in rows])
    return tuple(
        OwnSession(
            id=row.id,
            planned_on=row.planned_on,
            begins_at=row.begins_at,
            place=places[row.place_id].name if row.place_id in places else "",
            venue=row.venue,
            languages=row.languages,
            about=row.about,
            state=row.state,
            state_words=str(SessionState(row.state).label),
            held_on=row.held_on,
        )
        for row in rows
    )
