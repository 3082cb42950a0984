"""Who of the secretariat is told of a hand-over."""

from uuid import UUID

from kikao.casework.cases.models import Case
from kikao.foundation.access.enums import Role
from kikao.registry.people.queries import accounts_with, walled_of


def desk_of(case: Case) -> list[UUID]:
    """Return the secretariat's accounts that are not walled from a case."""
    desk = accounts_with(case.working_group_id, Role.SECRETARIAT)
    walled = walled_of(case.working_group_id, [case.id], desk)
    return [account_id for account_id in desk if account_id not in walled]
