"""A file is kept with the public half alone, under a random name, and read by a reader of its subject alone."""

import hashlib
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.stops import Unknown
from kikao.foundation.files import store
from kikao.foundation.files.coming import IN_MEMORY
from kikao.foundation.files.enums import FileRole
from kikao.foundation.files.models import CustodyEvent, EvidenceFile
from kikao.foundation.files.queries import events_of, file_of, files_of, opened
from kikao.foundation.files.stops import BlobBroken
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.stops import Locked, Sealed
from tests.foundation.files.conftest import MARK, NAME, Shelves, photograph

PAPER = MARK * 5_000


def test_a_file_put_in_without_a_key_is_read_with_a_readers_own(shelves: Shelves) -> None:
    file = shelves.keep(PAPER)
    assert shelves.read(file.id) == PAPER
    line = file_of(shelves.by("chantal"), file.id)
    assert line.about
    assert (line.about.name, line.about.size, line.title) == (NAME, len(PAPER), "SK-R-2026-AAAAAA-1")
    assert line.about.sha256 == hashlib.sha256(PAPER).hexdigest()


def test_the_opening_stands_in_the_trail_before_a_byte_is_given_out(shelves: Shelves) -> None:
    file = shelves.keep(PAPER)
    opened(shelves.by(), file.id)
    events = events_of(shelves.by(), file.id).items
    assert [event.kind for event in events] == ["received", "opened"]
    assert events[1].account_id == shelves.by().account_id
    entry = TrailEntry.objects.get(n=events[1].entry_n)
    assert (entry.verb, entry.object_ref) == ("custody.opened", str(file.id))


def test_who_has_no_key_opens_nothing_and_leaves_no_opening(shelves: Shelves) -> None:
    file = shelves.keep(PAPER)
    vault.revoke(shelves.subject_id, shelves.room.of("alice", "chantal"))
    for name, stop in (("alice", Sealed), ("chantal", Unknown), ("baraka", Unknown), ("eve", Unknown)):
        with pytest.raises(stop):
            opened(shelves.by(name), file.id)
    with pytest.raises(Locked):
        opened(shelves.room.actor("anne", locked=True), file.id)
    assert CustodyEvent.objects.filter(kind="opened").count() == 0
    assert file_of(shelves.by("alice"), file.id).about is None


def test_a_photograph_is_kept_beside_its_copy_and_only_the_copy_is_shown(shelves: Shelves) -> None:
    content = photograph()
    file = shelves.keep(content, "barriere.jpg", "image/jpeg")
    copy = EvidenceFile.objects.get(original=file)
    assert (copy.role, copy.is_picture, copy.subject_id) == (FileRole.DERIVED, True, file.subject_id)
    assert "Pillow" in copy.tool
    assert shelves.read(file.id) == content
    shown = shelves.read(copy.id, shown=True)
    assert shown.startswith(b"\xff\xd8\xff")
    assert b"SECRET" not in shown
    with pytest.raises(Unknown):
        opened(shelves.by(), file.id, shown=True)
    assert file_of(shelves.by(), file.id).copy_id == copy.id


@pytest.mark.parametrize("size", [5_000, 3 * IN_MEMORY])
def test_no_plain_byte_and_no_plain_digest_lies_anywhere(shelves: Shelves, home: Path, size: int) -> None:
    content = MARK * (size // len(MARK))
    digests = [hashlib.new(name, content) for name in ("sha256", "sha512", "sha1", "md5", "blake2b")]
    shelves.keep(content)
    on_disk = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    database = _whole_database()
    wanted = [MARK, b64encode(MARK)[:-4], NAME.encode(), *(one.digest() for one in digests)]
    wanted += [one.hexdigest().encode() for one in digests]
    for secret in wanted:
        assert secret not in on_disk
        assert secret not in database
    assert len(on_disk) > len(content)


def _whole_database() -> bytes:
    """Return every cell of every table, as bytes."""
    cells = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name out of the database itself
            cells += [
                bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
                for row in cursor
                for cell in row
            ]
    return b"\n".join(cells)


def test_the_store_is_for_its_owner_alone(shelves: Shelves, home: Path) -> None:
    shelves.keep(PAPER)
    for path in (home / "files").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


@pytest.mark.parametrize("column", ["commitment", "blob_id", "about_item_id", "sealed_digest", "role"])
def test_what_was_received_is_never_altered(shelves: Shelves, column: str) -> None:
    file = shelves.keep(PAPER)
    with pytest.raises(DatabaseError), transaction.atomic():
        EvidenceFile.objects.filter(id=file.id).update(**{column: getattr(file, column)})
    with pytest.raises(DatabaseError), transaction.atomic():
        CustodyEvent.objects.filter(file=file).update(code="CALL")


def test_a_damaged_file_gives_out_nothing(shelves: Shelves, home: Path) -> None:
    file = shelves.keep(PAPER)
    path = home / "files" / "incoming" / file.blob_id.hex
    damaged = bytearray(path.read_bytes())
    damaged[-1] ^= 1
    path.write_bytes(bytes(damaged))
    with pytest.raises(BlobBroken):
        opened(shelves.by(), file.id)
    path.unlink()
    with pytest.raises(BlobBroken):
        opened(shelves.by(), file.id)


def test_a_committed_file_goes_to_its_place(
    shelves: Shelves, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        file = shelves.keep(PAPER)
    assert list(store.settled()) == [store.place_of(file.blob_id)]
    assert list(store.waiting(-1)) == []
    assert shelves.read(file.id) == PAPER


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_of_files_costs_the_same_however_long(
    shelves: Shelves, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        shelves.keep(photograph(), "a.jpg", "image/jpeg")
    by = shelves.by()
    with django_assert_num_queries(10):
        assert len(files_of(by, [shelves.subject_id]).items) == count
