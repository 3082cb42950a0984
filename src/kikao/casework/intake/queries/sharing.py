"""Whose key is missing to open what waits apart: secretaries who came later, or made a new key."""

from uuid import UUID

from kikao.casework.intake.enums import HeldReason
from kikao.casework.intake.models import Submission
from kikao.casework.intake.queries.waiting import rows_seen
from kikao.casework.intake.reckoning.offline import subject_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.keys import public_keys
from kikao.foundation.sealing.roster import kept_from_narrative
from kikao.foundation.sealing.vault import can_open, readers_of
from kikao.foundation.sealing.waiting import taken_from
from kikao.registry.people.queries import accounts_with


def lacking_keys(by: Actor, submission_id: UUID) -> dict[UUID, list[UUID]]:
    """Return who lacks the key to which of its envelopes that the reader can open; nobody whom a wall or a person keeps out."""
    row = rows_seen(by).filter(id=submission_id).first()
    if row is None:
        raise Unknown
    if by.key is None:
        return {}
    mine = [one for one in _envelopes(row) if can_open(by, one)]
    desk = set(public_keys(accounts_with(by.working_group_id, Role.SECRETARIAT)))
    kept = kept_from_narrative(by.working_group_id, mine, desk)
    taken = taken_from(by.working_group_id, desk)
    found: dict[UUID, list[UUID]] = {}
    for subject_id in mine:
        lacking = desk - kept[subject_id] - readers_of(subject_id)
        if free := sorted(one for one in lacking if (subject_id, one) not in taken):
            found[subject_id] = free
    return found


def _envelopes(row: Submission) -> list[UUID]:
    """Return what it takes to open it: its own envelope or its first version's, the key of its form, that of browsers."""
    found = [row.earlier_id or row.id]
    if row.version and row.version.key_item_id:
        found.append(row.version.id)
    if row.held_reason == HeldReason.OFFLINE:
        found.append(subject_of(row.working_group_id))
    return found
