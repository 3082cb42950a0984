"""How the return of a mission comes to the table, case by case: no item names the mission or another case."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from kikao.casework.meetings.actions import put_on_agenda
from kikao.casework.meetings.enums import ItemKind
from kikao.casework.meetings.queries import next_that_may_hold
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup


def propose(working_group_id: UUID, case_id: UUID) -> bool:
    """Put a case that a mission went for on the next agenda that may hold it; tell whether there is one."""
    sitting_id = next_that_may_hold(working_group_id, [case_id])
    if sitting_id is None:
        return False
    with override(WorkingGroup.objects.get(id=working_group_id).spoken[0]):  # one agenda for all
        words = _("What a mission found")
    put_on_agenda(
        Actor.system(working_group_id),
        sitting_id=sitting_id,
        kind=ItemKind.FOLLOW_UP,
        case_id=case_id,
        words=words,
    )
    return True
