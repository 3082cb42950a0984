"""What somebody can no longer open when a role or a time at a seat ends."""

from uuid import UUID

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.sealing.models import OpenedKey, PairWrap, Wrap

NARRATIVE_READERS = frozenset({Role.SECRETARIAT, Role.TASK_FORCE})


@action("role.shut", to={Role.SECRETARIAT})
def shut_sealed(by: Actor, *, account_id: UUID, ended: frozenset[str], left: frozenset[str]) -> UUID:
    """Take back what the ended roles could open; a task force left over is let in again case by case."""
    if ended & NARRATIVE_READERS and Role.SECRETARIAT not in left:
        Wrap.objects.filter(working_group_id=by.working_group_id, account_id=account_id).delete()
    if Role.CUSTODIAN in ended:
        mine = Q(requester_account_id=account_id) | Q(approver_account_id=account_id)
        PairWrap.objects.filter(mine, working_group_id=by.working_group_id).delete()
        OpenedKey.objects.filter(working_group_id=by.working_group_id, opening__asked_by=account_id).delete()
    return account_id
