"""A mediator's own notes: for that mediator, and in no list of anybody else."""

from uuid import UUID

from kikao.casework.mediation.models import MediatorNote, Notebook, Room
from kikao.casework.mediation.policy import mediates
from kikao.casework.mediation.queries.rooms import require_room
from kikao.casework.mediation.schemas import NoteLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many


def require_noting(by: Actor, room_id: UUID) -> Room:
    """Return the room for one of its mediators, of now or of before; for everybody else there is nothing here."""
    room = require_room(by, room_id)
    kept = Notebook.objects.filter(room=room, account_id=by.person)
    if not mediates(by, room.id) and not kept.exists():
        raise Unknown
    return room


def notes(by: Actor, room_id: UUID) -> tuple[NoteLine, ...]:
    """Return one's own notes on a room, newest first."""
    room = require_noting(by, room_id)
    rows = MediatorNote.objects.filter(notebook__room=room, notebook__account_id=by.person)
    found = list(rows.order_by("-number"))
    opened = read_many(by, [row.words_item_id for row in found])
    return tuple(NoteLine(row.id, opened.get(row.words_item_id), row.written_on) for row in found)
