"""Who reads what others have counted: those who may read cases."""

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS


def seen_by(by: Actor) -> Q:
    """Keep the events of the reader's group for those who may read cases: no source, focal point or donor."""
    if by.kind == "system" or by.is_(*CASE_READERS):
        return Q(working_group_id=by.working_group_id)
    return Q(pk__in=())
