"""Whose accounts, sessions and codes somebody may see, and who must show a second factor."""

from collections.abc import Iterable

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role

KEEPERS = frozenset({Role.SECRETARIAT, Role.OPERATOR})
"""They open and close accounts; neither can give a role alone or learn a passphrase."""

CONFIRMERS = frozenset({Role.SECRETARIAT, Role.CUSTODIAN})
STRONG_ROLES = frozenset({Role.SECRETARIAT, Role.CUSTODIAN, Role.OPERATOR})


def seen_by(by: Actor) -> Q:
    """Return the accounts this actor may see: all of the group for its keepers, otherwise one's own."""
    if by.kind == "system" or by.is_(*KEEPERS, *CONFIRMERS):
        return Q(working_group_id=by.working_group_id)
    return Q(working_group_id=by.working_group_id, pk=by.account_id)


def own(by: Actor) -> Q:
    """Return the rows that hang on the actor's own account."""
    return Q(working_group_id=by.working_group_id, account_id=by.account_id)


def needs_second_factor(roles: Iterable[str]) -> bool:
    """Tell whether these roles may only be used after a second factor was shown."""
    return not STRONG_ROLES.isdisjoint(roles)
