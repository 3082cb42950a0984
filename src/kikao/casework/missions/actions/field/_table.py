"""How the return of a mission comes to the table, case by case: no item names the mission or another case."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from kikao.casework.meetings.actions import put_on_agenda
from kikao.casework.meetings.actions.agenda import WalledItem
from kikao.casework.meetings.enums import ItemKind, SittingState
from kikao.casework.meetings.models import AgendaItem, Sitting
from kikao.casework.tasks.queries.due import PLENARY
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today

COMING = (SittingState.PLANNED, SittingState.CALLED)
CLOSED_ASKED = 20


def propose(working_group_id: UUID, case_id: UUID) -> bool:
    """Put a case that a mission went for on the next agenda that may hold it; tell whether there is one."""
    coming = Sitting.objects.filter(
        Q(closed=True) | Q(kind__in=PLENARY),
        working_group_id=working_group_id,
        planned_on__gte=today(),
        state__in=COMING,
    )
    first = coming.filter(closed=False).order_by("planned_on", "id")[:1]
    shut = coming.filter(closed=True).order_by("planned_on", "id")[:CLOSED_ASKED]
    return any(_put(sitting, case_id) for sitting in (*first, *shut))


def _put(sitting: Sitting, case_id: UUID) -> bool:
    """Put it on one agenda, unless it stands there already or somebody expected there is walled from the case."""
    words = _("What a mission found")
    there = AgendaItem.objects.filter(sitting=sitting, case_id=case_id, words=words, taken_off=False)
    if there.exists():
        return True
    try:
        put_on_agenda(
            Actor.system(sitting.working_group_id),
            sitting_id=sitting.id,
            kind=ItemKind.FOLLOW_UP,
            case_id=case_id,
            words=words,
        )
    except WalledItem:
        return False
    return True
