"""Erasing a file for good: its key goes with the act, its bytes as soon as the act is committed.

Whoever decides it (retention, a source, the end of a release) calls this inside an act of its own.
"""

from functools import partial
from uuid import UUID

from django.db import transaction

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.files import store
from kikao.foundation.files.custody import Said, note
from kikao.foundation.files.enums import CustodyKind
from kikao.foundation.files.models import EvidenceFile, FileKey
from kikao.foundation.sealing.models import ItemKey, SealedItem


def erase_file(by: Actor, file_id: UUID, *, ground: str) -> int:
    """Erase a file and every copy made of it, and return how many went; `ground` is a code that says why.

    The rows and the account of what happened remain, without name, kind or digest.
    """
    row = EvidenceFile.objects.select_for_update().get(working_group_id=by.working_group_id, id=file_id)
    copies = EvidenceFile.objects.filter(original=row, disposed_on=None)
    gone = sum(erase_file(by, copy_id, ground=ground) for copy_id in copies.values_list("id", flat=True))
    return gone if row.disposed_on else gone + _shred(by, row, ground)


def erase_files_of(by: Actor, subject_id: UUID, *, ground: str) -> int:
    """Erase every file of a report, incident, case or sitting, and return how many went."""
    rows = EvidenceFile.objects.filter(
        working_group_id=by.working_group_id, subject_id=subject_id, disposed_on=None
    )
    return sum(erase_file(by, file_id, ground=ground) for file_id in rows.values_list("id", flat=True))


def _shred(by: Actor, row: EvidenceFile, ground: str) -> int:
    note(by, row, CustodyKind.DISPOSED, Said(ground))
    FileKey.objects.filter(file=row).delete()
    ItemKey.objects.filter(item_id=row.about_item_id).delete()
    SealedItem.objects.filter(id=row.about_item_id).delete()
    EvidenceFile.objects.filter(id=row.id).update(disposed_on=today())
    transaction.on_commit(partial(store.remove, row.blob_id), robust=True)
    return 1
