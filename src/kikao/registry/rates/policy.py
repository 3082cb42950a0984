"""Who reads exchange rates: those who may read what missions cost."""

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS, Role


def seen_by(by: Actor) -> Q:
    """Keep the rates of the reader's group for those who may read cases or go on missions."""
    if by.kind == "system" or by.is_(*CASE_READERS, Role.TASK_FORCE):
        return Q(working_group_id=by.working_group_id)
    return Q(pk__in=())
