"""The ways between the pages of a sitting."""

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.meetings.queries import sitting
from kikao.casework.meetings.schemas import ItemLine, SittingLine, SittingPage
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.interfaces.office.asking import may
from kikao.interfaces.office.doorway import OfficeRequest
from kikao.interfaces.ui.words import day_words


def open_for(request: OfficeRequest, act: Callable[..., object]) -> Actor:
    """Return the reader, to whom the act of this page is open; its form is not shown to anybody else."""
    if not may(request.actor, act):
        raise NotAllowed
    return request.actor


def to_sitting(sitting_id: object, part: str = "") -> str:
    """Return the page of a sitting."""
    return reverse("office:meetings-sitting", args=[sitting_id]) + part


def trail_of(line: SittingLine | None = None) -> list[tuple[str, str]]:
    """Return the way up from a page of a sitting."""
    trail = [(_("Meetings"), reverse("office:meetings-list"))]
    if line:
        trail.append((f"{line.kind_words}, {day_words(line.day)}", to_sitting(line.id)))
    return trail


def with_item(by: Actor, sitting_id: UUID, item_id: UUID) -> tuple[SittingPage, ItemLine]:
    """Return a sitting and one of its items."""
    page = sitting(by, sitting_id)
    for item in page.items:
        if item.id == item_id:
            return page, item
    raise Unknown


def named(request: OfficeRequest, name: str) -> list[UUID]:
    """Return the ids that an address names; what is no id is not there."""
    try:
        return [UUID(text) for text in request.GET.getlist(name)]
    except ValueError as error:
        raise Unknown from error
