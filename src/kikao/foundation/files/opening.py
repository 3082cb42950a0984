"""What lies behind the seal of one file: its key, with a reader's own; its bytes, with its key."""

import hashlib
from collections.abc import Iterator

from kikao.foundation.access.actor import Actor
from kikao.foundation.files import store
from kikao.foundation.files.coming import bound_to
from kikao.foundation.files.enums import Finding
from kikao.foundation.files.keeping import key_bound_to
from kikao.foundation.files.models import EvidenceFile, FileKey
from kikao.foundation.files.stops import BlobBroken, Disposed
from kikao.foundation.sealing import box
from kikao.foundation.sealing.keys import account_of, key_of
from kikao.foundation.sealing.models import Wrap
from kikao.foundation.sealing.reading import unwrap
from kikao.foundation.sealing.stops import Broken, Sealed


def key_to(by: Actor, file: EvidenceFile) -> bytes:
    """Return the key of a file with the key of the reader's session, or say why it stays shut."""
    if file.disposed_on:
        raise Disposed
    key_of(by)
    held = FileKey.objects.filter(file=file).select_related("compartment").first()
    if held is None:
        raise Broken
    wrap = Wrap.objects.filter(
        compartment=held.compartment, account_id=account_of(by), blob__isnull=False
    ).first()
    if wrap is None:
        raise Sealed
    try:
        private = unwrap(by, held.compartment, bytes(wrap.blob or b""))
        return box.open_with(private, bytes(held.blob), key_bound_to(file, held.compartment))
    except box.SealBroken as error:
        raise Broken from error


def pieces_of(file: EvidenceFile, key: bytes) -> Iterator[bytes]:
    """Yield the content of a file."""
    sealed = store.read(file.blob_id)
    if sealed is None:
        raise BlobBroken
    with sealed:
        try:
            yield from box.open_stream(key, sealed.read, bound_to(file.blob_id))
        except box.SealBroken as error:
            raise BlobBroken from error


def state_of(file: EvidenceFile, key: bytes, sha256: str) -> Finding:
    """Read a file from end to end and tell whether it is what was received."""
    digest = hashlib.sha256()
    try:
        for piece in pieces_of(file, key):
            digest.update(piece)
    except BlobBroken:
        return Finding.CHANGED if store.holds(file.blob_id) else Finding.MISSING
    return Finding.WHOLE if digest.hexdigest() == sha256 else Finding.CHANGED
