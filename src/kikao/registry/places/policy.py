"""Who may read the places."""

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS


def seen_by(by: Actor) -> Q:
    """Keep the places of the reader's group for those who may read cases: no source, focal point or donor."""
    if by.kind == "system" or by.is_(*CASE_READERS):
        return Q(working_group_id=by.working_group_id)
    return Q(pk__in=())


def territories_seen_by(by: Actor) -> Q:
    """Keep the territories of the reader's group: their names are public, a source chooses from them too."""
    return Q(working_group_id=by.working_group_id)
