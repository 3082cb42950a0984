"""How something comes to the table: the next plenary that may hold it, else the next closed sitting, else it waits."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from kikao.casework.meetings.actions import put_on_agenda
from kikao.casework.meetings.actions.agenda import WalledItem
from kikao.casework.meetings.enums import WAS_HELD, ItemKind, SittingState
from kikao.casework.meetings.models import AgendaItem, Sitting
from kikao.casework.meetings.queries import closed_to_the_room
from kikao.casework.tasks.queries.due import PLENARY
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today

COMING = (SittingState.PLANNED, SittingState.CALLED)
CLOSED_ASKED = 20


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
    coming = Sitting.objects.filter(
        Q(closed=True) | Q(kind__in=PLENARY),
        working_group_id=working_group_id,
        planned_on__gte=today(),
        state__in=COMING,
    )
    first = coming.filter(closed=False).order_by("planned_on", "id")[:1]
    shut = coming.filter(closed=True).order_by("planned_on", "id")[:CLOSED_ASKED]
    clock = Actor.system(working_group_id)
    for sitting in (*first, *shut):
        if case_id is None and closed_to_the_room(sitting, subjects):
            continue
        try:
            return put_on_agenda(
                clock,
                sitting_id=sitting.id,
                kind=ItemKind.FOLLOW_UP,
                case_id=case_id,
                task_id=task_id,
                words=words[:300],
            )
        except WalledItem:
            continue
    return None


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
