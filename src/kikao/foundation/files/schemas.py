"""What goes out of a file, already cut to its reader."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from kikao.foundation.files.enums import CustodyKind, FileRole

ENDINGS = frozenset(
    [
        "pdf",
        "jpg",
        "jpeg",
        "png",
        "webp",
        "gif",
        "mp3",
        "m4a",
        "ogg",
        "opus",
        "amr",
        "wav",
        "mp4",
        "3gp",
        "webm",
        "docx",
        "xlsx",
        "odt",
        "ods",
        "txt",
        "csv",
    ]
)
"""Endings that a saved file keeps; anything else is saved as .bin, which no machine opens by itself."""


@dataclass(frozen=True, slots=True)
class About:
    """What is sealed of a file beside its content."""

    name: str
    media_type: str
    size: int
    sha256: str = field(repr=False)
    salt: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file in a list; without `about`, it is sealed for this reader."""

    id: UUID
    subject_id: UUID
    reference: str
    number: int
    role: FileRole
    is_picture: bool
    hangs_on: UUID | None
    arrived_on: date
    disposed_on: date | None
    about: About | None
    copy_id: UUID | None = None
    released_on: date | None = None

    @property
    def title(self) -> str:
        """Return its neutral name: the reference and the number."""
        return f"{self.reference}-{self.number}"

    @property
    def saved_as(self) -> str:
        """Return the name under which it is saved; the original name stays on the page."""
        ending = self.about.name.rpartition(".")[2].lower() if self.about else ""
        return f"{self.title}.{ending if ending in ENDINGS else 'bin'}"


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file whose opening stands in the trail, and its content piece by piece."""

    line: FileLine
    pieces: Iterator[bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class EventLine:
    """One thing that happened to a file."""

    id: UUID
    position: int
    kind: CustodyKind
    happened_on: date
    actor: str
    code: str
    words: tuple[tuple[str, str], ...] | None
    entry_n: int | None

    @property
    def account_id(self) -> UUID | None:
        """Return whose account did it; None for a source and the clock."""
        kind, _colon, account = self.actor.partition(":")
        return UUID(account) if kind == "account" else None


@dataclass(frozen=True, slots=True)
class ReleasedLine:
    """A file that the members of a matter may read, why, and who marked it safe."""

    id: UUID
    subject_id: UUID
    copy: FileLine
    reason: str | None
    released_by: UUID
    released_on: date
    withdrawn_on: date | None
