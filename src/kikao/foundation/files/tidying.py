"""What the clock tidies in the store: uploads whose act was never committed, and nothing that was."""

from datetime import timedelta

from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.files import store
from kikao.foundation.files.models import EvidenceFile
from kikao.foundation.notices.clock import job

PATIENCE = timedelta(hours=6)


@job("files.tidy", every=PATIENCE)
def tidy(by: Actor) -> None:
    """Tidy up when something lies about; nothing is written when there is nothing."""
    if next(store.waiting(PATIENCE.total_seconds()), None):
        tidy_store(by)


@action("file.tidy", to=SYSTEM_ONLY)
def tidy_store(by: Actor) -> int:
    """Bring files whose move a power cut broke off to their place, and remove uploads that nobody kept."""
    del by
    removed = 0
    for blob_id in list(store.waiting(PATIENCE.total_seconds())):
        if EvidenceFile.objects.filter(blob_id=blob_id, disposed_on=None).exists():
            store.settle(blob_id)
        else:
            store.remove(blob_id)
            removed += 1
    return removed
