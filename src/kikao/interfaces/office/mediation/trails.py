"""The way back from pages of mediation, and whether the reader may do what a page offers."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.mediation.queries import room
from kikao.casework.mediation.schemas import RoomPage
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import NotAllowed

Trail = list[tuple[str, str]]


def room_address(room_id: object) -> str:
    """Return the address of a room."""
    return reverse("office:mediation-room", args=[room_id])


def rooms_trail() -> Trail:
    """Return the way back to the list."""
    return [(_("Mediation"), reverse("office:mediation-list"))]


def room_trail(room_id: UUID, title: str) -> Trail:
    """Return the way back to a room."""
    return [*rooms_trail(), (title, room_address(room_id))]


def records_trail(held: RoomPage) -> Trail:
    """Return the way back to what the sides of a room said."""
    there = reverse("office:mediation-records", args=[held.line.id])
    return [*room_trail(held.line.id, held.line.title), (_("What the sides say"), there)]


def led(by: Actor, room_id: UUID) -> RoomPage:
    """Return a room without its sealed words, to who prepares or leads it; its forms are shown to nobody else."""
    held = room(by, room_id, words=False)
    if not held.leads:
        raise NotAllowed
    return held
