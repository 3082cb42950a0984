"""What somebody can no longer open when a role or a time at a seat ends."""

from uuid import UUID

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.sealing.taking import drop_passings, take_identities, take_narratives

NARRATIVE_READERS = frozenset({Role.SECRETARIAT, Role.TASK_FORCE})


@action("role.shut", to={Role.SECRETARIAT})
def shut_sealed(by: Actor, *, account_id: UUID, ended: frozenset[str], left: frozenset[str]) -> UUID:
    """Take back what the ended roles could open; a task force left over is let in again case by case."""
    mine = Q(working_group_id=by.working_group_id)
    if ended & NARRATIVE_READERS and Role.SECRETARIAT not in left:
        take_narratives([account_id], mine)
    if Role.CUSTODIAN in ended:
        take_identities([account_id], mine)
        drop_passings([account_id])
    return account_id
