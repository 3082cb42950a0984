"""Asking how old the last backup is, and when one was last proven."""

from dataclasses import dataclass
from datetime import date, datetime

from kikao.foundation.backups.models import Backup, BackupPaper
from kikao.foundation.backups.papers import PAPERS


@dataclass(frozen=True, slots=True)
class BackupState:
    """How backups stand on this machine."""

    has_papers: bool
    last_at: datetime | None
    proven_on: date | None


def backup_state() -> BackupState:
    """Return how backups stand on this machine, whichever group took them."""
    last = Backup.objects.order_by("-taken_at").first()
    proven = Backup.objects.filter(proven_on__isnull=False).order_by("-proven_on").first()
    return BackupState(
        BackupPaper.objects.count() >= PAPERS,
        last.taken_at if last else None,
        proven.proven_on if proven else None,
    )
