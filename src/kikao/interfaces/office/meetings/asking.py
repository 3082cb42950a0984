"""The ways between the pages of a sitting."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.meetings.queries import sitting
from kikao.casework.meetings.schemas import ItemLine, SittingLine, SittingPage
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.ui.words import day_words


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
