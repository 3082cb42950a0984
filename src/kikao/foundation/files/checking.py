"""Looking through the store without any key: what is missing, what rotted on the disk, what belongs to nothing.

It changes nothing and deletes nothing, whatever it finds.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from kikao.foundation.files import store
from kikao.foundation.files.enums import Finding
from kikao.foundation.files.models import EvidenceFile, FileKey

PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Fault:
    """One file that is not as it should be: what is wrong, where, and whose bytes they are (None: nobody's)."""

    finding: Finding
    path: str
    file_id: UUID | None = None


def faults() -> Iterator[Fault]:
    """Yield everything that is not as it should be, at the cost of reading every file once."""
    known: set[str] = set()
    for row in EvidenceFile.objects.filter(disposed_on=None).order_by("id").iterator(chunk_size=500):
        place = store.place_of(row.blob_id)
        known.add(place)
        finding = _look_at(row)
        if finding != Finding.WHOLE:
            yield Fault(finding, place, row.id)
    locked = FileKey.objects.values("file_id")
    for row in EvidenceFile.objects.filter(disposed_on=None).exclude(id__in=locked):
        yield Fault(Finding.KEYLESS, store.place_of(row.blob_id), row.id)
    for path in store.settled():
        if path not in known:
            yield Fault(Finding.EXTRA, path)


def count() -> int:
    """Return how many files are kept."""
    return EvidenceFile.objects.filter(disposed_on=None).count()


def _look_at(row: EvidenceFile) -> Finding:
    sealed = store.read(row.blob_id)
    if sealed is None:
        return Finding.MISSING
    digest, size = hashlib.sha256(), 0
    with sealed:
        while piece := sealed.read(PIECE):
            digest.update(piece)
            size += len(piece)
    same = (size, digest.hexdigest()) == (row.sealed_size, row.sealed_digest)
    return Finding.WHOLE if same else Finding.CHANGED
