"""One room: from inside with all that belongs to it, or from one's own chair."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from kikao.casework.mediation.enums import RoomOutcome, RoomState
from kikao.casework.mediation.models import (
    Contact,
    Interpreter,
    Record,
    Room,
    RoomChange,
    RoomMediator,
    Side,
    SideBody,
)
from kikao.casework.mediation.policy import at_desk, mediates, seen_by, sits_at
from kikao.casework.mediation.queries.circles import lacking
from kikao.casework.mediation.queries.records import counts_of, own_records, refused_in, shared_records
from kikao.casework.mediation.queries.rooms import lines, require_own_room, require_room
from kikao.casework.mediation.queries.sessions import own_sessions, sessions_of
from kikao.casework.mediation.schemas import (
    BodyLine,
    ContactLine,
    InterpreterLine,
    MediatorLine,
    OwnRoom,
    RoomChangeLine,
    RoomPage,
    SideLine,
)
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.queries import account_names
from kikao.registry.people.schemas import in_language

Opened = Mapping[UUID, str | None]


def room(by: Actor, room_id: UUID, *, words: bool = True) -> RoomPage:
    """Return a room from inside; with `words` contacts, interpreters and reasons are opened for who holds its key."""
    row = require_room(by, room_id)
    contacts = list(Contact.objects.filter(side__room=row, left_on__isnull=True).order_by("added_on", "id"))
    speaking = list(row.interpreters.filter(left_on__isnull=True).order_by("added_on", "id"))
    changes = list(row.changes.order_by("id"))
    opened = read_many(by, _items(contacts, speaking, changes)) if words else {}
    desk, leading = at_desk(by), mediates(by, row.id)
    sides = _sides(row, contacts, opened)
    return RoomPage(
        line=lines(by, [row])[0],
        version=row.version,
        ended_on=row.ended_on,
        chairs=max((side.chairs for side in sides), default=0),
        sides=sides,
        mediators=_mediators(by, row),
        interpreters=tuple(_interpreter(one, opened) for one in speaking),
        sessions=sessions_of(by, row),
        changes=tuple(_change(one, opened) for one in changes),
        counts=counts_of([row.id])[row.id],
        refused=refused_in([row.id])[row.id],
        desk=desk,
        leads=desk or leading,
        mediates=leading,
        lacking=lacking(by, row.id) if desk and words else 0,
    )


def _items(
    contacts: Iterable[Contact], speaking: Iterable[Interpreter], changes: Iterable[RoomChange]
) -> list[UUID]:
    found = [one for row in contacts for one in (row.name_item_id, row.phone_item_id)]
    found += [one for row in speaking for one in (row.name_item_id, row.links_item_id)]
    return [one for one in found if one] + [row.words_item_id for row in changes]


def _sides(row: Room, contacts: Iterable[Contact], opened: Opened) -> tuple[SideLine, ...]:
    bodies: dict[UUID, list[BodyLine]] = defaultdict(list)
    there = SideBody.objects.filter(side__room=row, left_on__isnull=True)
    for one in there.select_related("organisation", "seat").order_by("joined_on", "id"):
        bodies[one.side_id].append(_body(one))
    people: dict[UUID, list[ContactLine]] = defaultdict(list)
    for person in contacts:
        phone = opened.get(person.phone_item_id) if person.phone_item_id else None
        line = ContactLine(
            person.id, opened.get(person.name_item_id), person.phone_item_id is not None, phone
        )
        people[person.side_id].append(line)
    return tuple(
        SideLine(side.id, side.name, side.chairs, tuple(bodies[side.id]), tuple(people[side.id]))
        for side in Side.objects.filter(room=row).order_by("position")
    )


def _body(row: SideBody) -> BodyLine:
    body, seat = row.organisation, row.seat
    return BodyLine(
        row.id,
        row.organisation_id,
        in_language(body.name, body.name_fr),
        row.seat_id,
        in_language(seat.title, seat.title_fr) if seat else "",
        row.joined_on,
    )


def _mediators(by: Actor, row: Room) -> tuple[MediatorLine, ...]:
    rows = list(row.mediators.order_by("from_on", "id"))
    names = account_names(by.working_group_id, [one.account_id for one in rows])
    return tuple(
        MediatorLine(one.id, one.account_id, names.get(one.account_id, ""), one.from_on, one.until_on)
        for one in rows
    )


def _interpreter(row: Interpreter, opened: Opened) -> InterpreterLine:
    links = opened.get(row.links_item_id) if row.links_item_id else None
    return InterpreterLine(
        row.id, row.languages, opened.get(row.name_item_id), row.links_item_id is not None, links
    )


def _change(row: RoomChange, opened: Opened) -> RoomChangeLine:
    return RoomChangeLine(
        row.new,
        str(RoomState(row.new).label),
        str(RoomOutcome(row.outcome).label) if row.outcome else "",
        opened.get(row.words_item_id),
        row.changed_on,
    )


def own_room(by: Actor, room_id: UUID) -> OwnRoom:
    """Return a room from one's own chair: sessions, what one's side said, what the mediator passed on."""
    row = require_own_room(by, room_id)
    side_id = sits_at(by, row.id)
    if side_id is None:
        raise Unknown
    side = Side.objects.get(id=side_id)
    return OwnRoom(
        id=row.id,
        reference=row.reference,
        title=row.title,
        state=row.state,
        state_words=str(RoomState(row.state).label),
        side_id=side.id,
        side=side.name,
        chairs=side.chairs,
        sessions=own_sessions(by, row),
        records=own_records(by, row, side.id),
        shared=shared_records(by, row, side.id),
        may_answer=row.state == RoomState.OPEN,
    )


def room_of_side(by: Actor, side_id: UUID) -> UUID:
    """Return the room of a side, for who sees it from inside."""
    return _behind(Side.objects.filter(seen_by(by, "room_id"), id=side_id).values_list("room_id", flat=True))


def room_of_body(by: Actor, body_id: UUID) -> UUID:
    """Return the room in which an organisation sits now, for who sees it from inside."""
    rows = SideBody.objects.filter(seen_by(by, "side__room_id"), id=body_id, left_on__isnull=True)
    return _behind(rows.values_list("side__room_id", flat=True))


def room_of_mediator(by: Actor, mediator_id: UUID) -> UUID:
    """Return the room that somebody leads, or led, for who sees it from inside."""
    rows = RoomMediator.objects.filter(seen_by(by, "room_id"), id=mediator_id)
    return _behind(rows.values_list("room_id", flat=True))


def room_of_record(by: Actor, record_id: UUID) -> UUID:
    """Return the room in which something was said, for who sees it from inside."""
    rows = Record.objects.filter(seen_by(by, "room_id"), id=record_id)
    return _behind(rows.values_list("room_id", flat=True))


def _behind(rows: Iterable[UUID]) -> UUID:
    found = next(iter(rows), None)
    if found is None:
        raise Unknown
    return found
