"""Who sees messages to sources: who sees the report they belong to."""

from django.db.models import Q

from kikao.casework.reports.policy import hanging_seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role

WRITERS = frozenset({Role.SECRETARIAT})
"""Who writes to sources."""
SENDERS = frozenset({Role.SECRETARIAT, Role.CUSTODIAN})
"""Who may hand a message over, once two custodians opened the number to them."""


def seen_by(by: Actor) -> Q:
    """Keep the messages of reports whose plain layer this reader may see."""
    return hanging_seen_by(by)


def answered_by(by: Actor) -> Q:
    """Keep the messages of the group of whose fate its gateway tells."""
    return Q(working_group_id=by.working_group_id)
