"""What the trail says of backups: papers made, a backup taken, one proven, one put back."""

from datetime import datetime
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.backups import papers
from kikao.foundation.backups.models import Backup
from kikao.foundation.base.clock import today


@action("backup.make_papers", to=SYSTEM_ONLY)
def make_backup_papers(by: Actor) -> tuple[str, ...]:
    """Make the three papers of which any two open a backup; their words are shown once."""
    return papers.print_papers(by.working_group_id)


@action("backup.take", to=SYSTEM_ONLY)
def note_backup(by: Actor, *, name: str, taken_at: datetime, content_size: int, keys_size: int) -> UUID:
    """Note that a backup was written and read back."""
    row = Backup.objects.create(
        working_group_id=by.working_group_id,
        name=name,
        taken_at=taken_at,
        content_size=content_size,
        keys_size=keys_size,
    )
    return row.id


@action("backup.prove", to=SYSTEM_ONLY)
def prove_backup(by: Actor, *, name: str) -> int:
    """Note that somebody opened a backup with two papers and found it whole."""
    return Backup.objects.filter(working_group_id=by.working_group_id, name=name).update(proven_on=today())


@action("backup.put_back", to=SYSTEM_ONLY)
def note_restore(by: Actor) -> UUID:
    """Note that from here on the trail goes on after a backup was put back."""
    return by.working_group_id
