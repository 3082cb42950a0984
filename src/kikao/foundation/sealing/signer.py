"""The key that signs checkpoints of the trail: kept in KIKAO_HOME, made when it is first needed, replaced at will.

The key guards no secret: it shows that a checkpoint came from this machine. What proves the trail is the checkpoint
itself, once it is printed and in the hands of many. The text is a C2SP signed note with an Ed25519 signature.
"""

import base64
import binascii
import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from enum import Enum
from pathlib import Path

from django.conf import settings

from kikao.foundation.base.clock import today
from kikao.foundation.sealing import box

FILE = "checkpoint-keys.json"
KIND = b"\x01"
"""Ed25519, as signed notes number their kinds of signature."""
MARK = "— "
_ID = 4


class Signed(Enum):
    """What the signature of a note is worth here."""

    GOOD = "signed by this machine's key"
    RETIRED = "signed by an earlier key of this machine"
    UNKNOWN = "signed by a key that this machine does not know"
    BROKEN = "its text and its signature do not belong together"


@dataclass(slots=True)
class _Kept:
    """The keys as the file holds them, in base64."""

    seed: str
    public: str
    since: str
    retired: list[str] = field(default_factory=list)


def sign_note(name: str, body: str) -> str:
    """Return a text with its signature under a name, as a signed note."""
    kept = _kept()
    signature = box.sign(base64.b64decode(kept.seed), body.encode())
    stamp = _key_id(name, base64.b64decode(kept.public)) + signature
    return f"{body}\n{MARK}{name} {base64.b64encode(stamp).decode()}\n"


def check_note(note: str) -> Signed:
    """Tell what the signature of a note is worth."""
    body, _cut, stamps = note.partition(f"\n{MARK}")
    name, _space, stamp = stamps.partition("\n")[0].rpartition(" ")
    try:
        raw = base64.b64decode(stamp, validate=True)
    except (ValueError, binascii.Error):
        return Signed.BROKEN
    kept = _kept()
    for worth, public in [(Signed.GOOD, kept.public), *((Signed.RETIRED, one) for one in kept.retired)]:
        known = base64.b64decode(public)
        if raw[:_ID] == _key_id(name, known):
            try:
                box.verify(known, body.encode(), raw[_ID:])
            except box.SealBroken:
                return Signed.BROKEN
            return worth
    return Signed.UNKNOWN


def verifier_of(name: str) -> str:
    """Return the public half as programs that check signed notes want it: name+id+key."""
    public = base64.b64decode(_kept().public)
    shown = base64.b64encode(KIND + public).decode()
    return f"{name}+{_key_id(name, public).hex()}+{shown}"


def make_key() -> None:
    """Make the key if there is none yet."""
    _kept()


def replace_key() -> None:
    """Sign with a fresh key from now on; the public half of the old one is kept to check what it signed."""
    old = _kept()
    _write(_fresh([old.public, *old.retired]), anew=True)


def _kept() -> _Kept:
    if not _place().exists():
        _write(_fresh([]), anew=False)
    return _Kept(**json.loads(_place().read_text()))


def _fresh(retired: list[str]) -> _Kept:
    pair = box.new_signer()
    seed, public = (base64.b64encode(half).decode() for half in (pair.private, pair.public))
    return _Kept(seed, public, today().isoformat(), retired)


def _write(kept: _Kept, *, anew: bool) -> None:
    """Put the whole file in place at once, for its owner alone; of two that make it, the first stays."""
    handle, name = tempfile.mkstemp(dir=_place().parent, prefix=FILE)
    try:
        with os.fdopen(handle, "w") as file:
            json.dump(asdict(kept), file)
            file.flush()
            os.fsync(file.fileno())
        if anew:
            Path(name).replace(_place())
        else:
            with suppress(FileExistsError):
                os.link(name, _place())
    finally:
        Path(name).unlink(missing_ok=True)


def _place() -> Path:
    return Path(settings.KIKAO_HOME) / FILE


def _key_id(name: str, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + KIND + public).digest()[:_ID]
