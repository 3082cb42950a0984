"""The backup of every night, beside whatever somebody takes by hand."""

import logging
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from kikao.foundation.access.actor import Actor
from kikao.foundation.backups.actions import note_backup
from kikao.foundation.backups.models import BackupPaper
from kikao.foundation.backups.taking import Say, Taken, take
from kikao.foundation.notices.clock import job

log = logging.getLogger(__name__)


@job("backups.take", every=timedelta(days=1))
def take_nightly(by: Actor) -> None:
    """Take a backup once a day, for the group that has the papers; where there are none, nothing is taken."""
    first = BackupPaper.objects.order_by("working_group_id", "position").first()
    if first is not None and first.working_group_id == by.working_group_id:
        take_and_note(by, Path(settings.KIKAO_BACKUPS), log.info)


def take_and_note(by: Actor, folder: Path, say: Say) -> Taken:
    """Take a backup and have the trail say so, once it was read back from the disk."""
    taken = take(folder, say)
    note_backup(
        by,
        name=taken.name,
        taken_at=taken.taken_at,
        content_size=taken.content.stat().st_size,
        keys_size=taken.keys.stat().st_size,
    )
    return taken
