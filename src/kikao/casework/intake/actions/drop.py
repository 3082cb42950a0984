"""Acts of the public page's offline queue: the key it seals to, and taking in what was sealed."""

from uuid import UUID

from kikao.casework.intake.reckoning.offline import subject_of
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.sealing import vault
from kikao.registry.people.queries import accounts_with


@action("intake.renew_key", to={Role.SECRETARIAT}, public=True)
def renew_drop_key(by: Actor) -> UUID:
    """Make a new key for browsers to seal to, for the secretaries of now.

    What waits unopened may accuse anybody: secretaries of a security body or a company get no key (fail closed).
    """
    group_id, subject_id = by.working_group_id, subject_of(by.working_group_id)
    for key in (wall.UNIFORM, wall.COMPANY_GUARD):
        wall.raise_wall(group_id, subject_id, key, subject_id)
    vault.open_compartments(
        group_id, subject_id, readers=accounts_with(group_id, Role.SECRETARIAT), identity=False
    )
    return subject_id
