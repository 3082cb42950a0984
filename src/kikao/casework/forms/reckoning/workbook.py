"""A spreadsheet made into the form of phones, in a process of its own that has little memory, time and nothing else."""

import json
from dataclasses import dataclass
from functools import lru_cache
from hashlib import md5
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from kikao.casework.forms.reckoning import convert
from kikao.casework.forms.reckoning.refusals import refusal, too_large, unreadable
from kikao.foundation.base.children import MB, Child

MOST = 2 * MB
MOST_UNPACKED = 20 * MB
MOST_PARTS = 200
MOST_XFORM = 4 * MB
MOST_SAID = 32 * MB
_LENGTHS = {"form_id": 100, "version": 60}
_CHILD = Child(Path(convert.__file__), memory=512 * MB, seconds=15, patience=20, most=MOST_SAID)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the spreadsheet has it."""

    path: str
    name: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Converted:
    """A form made for phones: the exact bytes, their digest, its questions, the files that it asks for."""

    form_id: str
    title: str
    version: str
    xform: bytes
    digest: str
    languages: tuple[str, ...]
    questions: tuple[Asked, ...]
    media: tuple[str, ...]
    itemsets: bytes


@lru_cache(maxsize=4)
def converted(content: bytes) -> Converted:
    """Return the form that a workbook makes, or say what stands against it.

    A view asks before its act does: the second asking costs nothing, and no transaction waits for the converter.
    """
    _look(content)
    said = _CHILD.answer([content])
    if said is None:
        raise unreadable()
    return _read(json.loads(said))


def converted_here(content: bytes) -> Converted:
    """Return the form that one of our own workbooks makes, without a process for each."""
    return _read(convert.convert(content))


def with_public_key(xform: bytes, public_key: str) -> bytes:
    """Return a form with the element that has phones encrypt what they send to this key."""
    element = f'<submission base64RsaPublicKey="{public_key}" method="post"/>'
    before, mark, after = xform.partition(b"<bind ")
    return before + element.encode() + mark + after


def digest_of(content: bytes) -> str:
    """Return the digest that phones compare; the protocol wants this one, and nothing secret hangs on it."""
    return md5(content, usedforsecurity=False).hexdigest()


def _look(content: bytes) -> None:
    """Refuse what is no workbook, or swells when it is unpacked, before anything of it is read."""
    if len(content) > MOST:
        raise too_large(MOST // MB)
    try:
        with ZipFile(BytesIO(content)) as book:
            parts = book.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise unreadable() from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise too_large(MOST // MB)
    if "[Content_Types].xml" not in {part.filename for part in parts}:
        raise unreadable()


def _read(said: dict[str, Any]) -> Converted:
    if "error" in said:
        raise refusal(said["error"], said["text"], said["context"])
    for name, most in _LENGTHS.items():
        if len(said[name]) > most:
            raise refusal("NAME", "", {"name": name})
    xform = said["xform"].encode()
    if len(xform) > MOST_XFORM:
        raise refusal("XFORM", "", {})
    questions = tuple(Asked(**one) for one in said["questions"])
    for one in questions:
        if len(one.name) > 200 or len(one.path) > 500:
            raise refusal("NAME", "", {"name": one.name[:60]})
    return Converted(
        form_id=said["form_id"],
        title=said["title"] or said["form_id"],
        version=said["version"],
        xform=xform,
        digest=digest_of(xform),
        languages=tuple(said["languages"]),
        questions=questions,
        media=tuple(said["media"]),
        itemsets=said["itemsets"].encode(),
    )
