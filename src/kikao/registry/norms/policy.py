"""Who may read the register of norms."""

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS


def seen_by(by: Actor) -> Q:
    """Keep the norms of the reader's group, for those who may read cases."""
    if by.kind == "system" or by.is_(*CASE_READERS):
        return Q(working_group_id=by.working_group_id)
    return Q(pk__in=())
