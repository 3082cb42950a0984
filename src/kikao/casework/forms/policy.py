"""Who sees forms and tokens: the secretariat of the group that owns them."""

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import unwalled

KEEPERS = frozenset({Role.SECRETARIAT})
"""Who writes forms, publishes them and gives tokens."""


def seen_by(by: Actor) -> Q:
    """Return the condition for forms, versions and tokens that an actor sees; phones see their group's through the door."""
    if by.kind in {"system", "source"} or by.is_(*KEEPERS):
        return Q(working_group_id=by.working_group_id)
    return Q(pk__in=[])


def tokens_seen_by(by: Actor) -> Q:
    """Return the condition for tokens: one that a mission carries stands behind the walls of the mission's cases."""
    return seen_by(by) & unwalled(by, "pk")
