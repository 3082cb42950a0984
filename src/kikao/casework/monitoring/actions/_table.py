"""How something comes to the table: the next plenary that may hold it, else the next closed sitting, else it waits."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from kikao.casework.meetings.actions import put_on_agenda
from kikao.casework.meetings.enums import COMING, WAS_HELD, ItemKind
from kikao.casework.meetings.models import AgendaItem
from kikao.casework.meetings.queries import next_that_may_hold
from kikao.foundation.access.actor import Actor


def put_on_next(
    working_group_id: UUID,
    words: str,
    *,
    case_id: UUID | None,
    task_id: UUID | None = None,
    subjects: Iterable[UUID] = (),
) -> UUID | None:
    """Put a matter on the next agenda that may hold it and return the item; None while no sitting is planned for it.

    `subjects`: whose walls count where there is no case.
    """
    sitting_id = next_that_may_hold(working_group_id, subjects if case_id is None else [case_id])
    if sitting_id is None:
        return None
    return put_on_agenda(
        Actor.system(working_group_id),
        sitting_id=sitting_id,
        kind=ItemKind.FOLLOW_UP,
        case_id=case_id,
        task_id=task_id,
        words=words[:300],
    )


def heard_on(item_id: UUID | None) -> date | None:
    """Return the day on which an item was heard at a sitting."""
    if item_id is None:
        return None
    rows = AgendaItem.objects.filter(id=item_id, taken_off=False, sitting__state__in=WAS_HELD)
    return rows.values_list("sitting__held_on", flat=True).first()


def stands(item_id: UUID | None) -> bool:
    """Tell whether an item is before a sitting that is still to come: on it, or taken off by hand until then."""
    if item_id is None:
        return False
    rows = AgendaItem.objects.filter(id=item_id, displaced_on__isnull=True, sitting__state__in=COMING)
    return rows.exists()
