"""A group with keys, a subject to hang files on, and files of every kind, made by the tests themselves."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from PIL import Image
from pytest_django import Settings

from kikao.foundation.access.actor import Actor
from kikao.foundation.files.coming import Coming, of_pieces
from kikao.foundation.files.keeping import Shelf, keep_files
from kikao.foundation.files.models import EvidenceFile
from kikao.foundation.files.queries import opened
from tests.foundation.sealing.conftest import Room, room

__all__ = ["room"]

MARK = b"SECRET-PICTURE-MARK"
NAME = "SECRET-FILE-NAME.pdf"


def photograph(kind: str = "JPEG", size: tuple[int, int] = (64, 48)) -> bytes:
    """Return a picture into which the camera wrote where it was taken, by whom and with what."""
    picture = Image.new("RGB", size, (200, 30, 30))
    exif = Image.Exif()
    exif[0x010F] = "SECRET-CAMERA"
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "S", 2: (2.0, 30.0, 0.0), 3: "E", 4: (28.0, 50.0, 0.0)})
    written = BytesIO()
    more = {"comment": b"SECRET-COMMENT"} if kind == "JPEG" else {}
    picture.save(written, kind, exif=exif.tobytes(), **more)
    return written.getvalue()


def coming(content: bytes, name: str = NAME, media_type: str = "application/pdf") -> Coming:
    """Return a file as it came in, in pieces."""
    pieces = (content[start : start + 60_000] for start in range(0, len(content), 60_000))
    made = of_pieces(pieces, name, media_type)
    made.draw_anew()
    return made


@dataclass
class Shelves:
    """A subject and what is kept of it."""

    room: Room
    subject_id: UUID

    def by(self, name: str = "anne") -> Actor:
        """Return somebody acting now."""
        return self.room.actor(name)

    def keep(self, content: bytes, name: str = NAME, media_type: str = "application/pdf") -> EvidenceFile:
        """Keep a file, as a source who has no key."""
        source = Actor.source(self.room.group_id)
        with transaction.atomic():
            shelf = Shelf(self.subject_id, "SK-R-2026-AAAAAA")
            made = keep_files(source, [coming(content, name, media_type)], shelf, channel="WEB")
        return EvidenceFile.objects.get(id=made[0])

    def read(self, file_id: UUID, name: str = "anne", *, shown: bool = False) -> bytes:
        """Open a file as somebody."""
        return b"".join(opened(self.by(name), file_id, shown=shown).pieces)


@pytest.fixture
def home(tmp_path: Path, settings: Settings) -> Path:
    """Give the store a place of its own."""
    settings.KIKAO_HOME = tmp_path
    return tmp_path


@pytest.fixture
def shelves(room: Room, home: Path) -> Shelves:
    """Return a subject that both secretaries and the task force can open."""
    del home
    return Shelves(room, room.subject(("anne", "alice", "chantal")))
