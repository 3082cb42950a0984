"""Who sees what arrived: the secretariat, unless it is walled from it."""

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import unwalled

READERS = frozenset({Role.SECRETARIAT})
"""Who looks at what waits apart."""


def seen_by(by: Actor) -> Q:
    """Return the condition for submissions: those of the group whose subject is not behind a wall."""
    if not by.is_(*READERS):
        return Q(pk__in=[])
    return Q(working_group_id=by.working_group_id) & unwalled(by, "pk") & unwalled(by, "report_id")
