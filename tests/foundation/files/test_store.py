"""The store: what is missing, rotten or nobody's is found; what nobody kept is tidied; what is erased is gone."""

import os
import time
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import NotAllowed, Stop, Unknown
from kikao.foundation.files import checking, store, tidying
from kikao.foundation.files.coming import Coming
from kikao.foundation.files.enums import Finding
from kikao.foundation.files.erasing import erase_file, erase_files_of
from kikao.foundation.files.keeping import Shelf, keep_files
from kikao.foundation.files.models import EvidenceFile, FileKey
from kikao.foundation.files.queries import events_of, file_of, opened
from kikao.foundation.files.stops import Disposed, NoRoom
from kikao.foundation.sealing.models import SealedItem
from tests.foundation.files.conftest import MARK, Shelves, coming, photograph
from tests.kit.sizes import size

OLD = time.time() - 8 * 3600


@pytest.fixture
def settled(shelves: Shelves, django_capture_on_commit_callbacks: Any) -> list[EvidenceFile]:
    """Keep files that went to their places."""
    with django_capture_on_commit_callbacks(execute=True):
        return [shelves.keep(MARK * 400, f"{number}.pdf") for number in range(size(9, 300))]


@pytest.mark.sized
def test_every_planted_fault_is_found_and_nothing_is_deleted(settled: list[EvidenceFile], home: Path) -> None:
    assert list(checking.faults()) == []
    each = len(settled) // 3
    lot = Random(7)  # noqa: S311 - a lot, no secret
    missing, rotten = settled[:each], settled[each : 2 * each]
    folder = home / "files"
    for file in missing:
        (folder / store.place_of(file.blob_id)).unlink()
    for file in rotten:
        path = folder / store.place_of(file.blob_id)
        bytes_ = bytearray(path.read_bytes())
        bytes_[lot.randrange(len(bytes_))] ^= 1 << lot.randrange(8)
        path.write_bytes(bytes_)
    extra = {store.place_of(uuid4()) for _ in range(each)}
    for place in extra:
        (folder / place).parent.mkdir(exist_ok=True)
        (folder / place).write_bytes(b"\x01F" + os.urandom(100))
    before = sorted(path for path in folder.rglob("*") if path.is_file())
    found = list(checking.faults())
    by_kind = {kind: {fault.path for fault in found if fault.finding == kind} for kind in Finding}
    assert by_kind[Finding.MISSING] == {store.place_of(file.blob_id) for file in missing}
    assert by_kind[Finding.CHANGED] == {store.place_of(file.blob_id) for file in rotten}
    assert by_kind[Finding.EXTRA] == extra
    assert len(found) == 3 * each
    assert before == sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_file_that_lost_its_key_is_found(settled: list[EvidenceFile]) -> None:
    FileKey.objects.filter(file=settled[0]).delete()
    assert [(fault.finding, fault.file_id) for fault in checking.faults()] == [
        (Finding.KEYLESS, settled[0].id)
    ]


def test_uploads_that_nobody_kept_are_tidied_and_nothing_that_was_committed(
    shelves: Shelves, home: Path
) -> None:
    clock = Actor.system(shelves.room.group_id)
    kept = shelves.keep(b"%PDF")
    abandoned = coming(bytes(3_000_000))
    young = uuid4()
    store.begin(young).close()
    folder = home / "files" / "incoming"
    for blob_id in (kept.blob_id, abandoned.blob_id):
        os.utime(folder / blob_id.hex, (OLD, OLD))
    tidying.tidy(clock)
    assert sorted(path.name for path in folder.iterdir()) == [young.hex]
    assert list(store.settled()) == [store.place_of(kept.blob_id)]
    tidying.tidy(clock)
    assert shelves.read(kept.id) == b"%PDF"
    with pytest.raises(NotAllowed):
        tidying.tidy_store(shelves.by())


def test_an_erased_file_is_gone_with_every_copy_and_the_account_stays(
    shelves: Shelves, home: Path, django_capture_on_commit_callbacks: Any
) -> None:
    by = shelves.by()
    with django_capture_on_commit_callbacks(execute=True):
        file = shelves.keep(photograph(), "temoin.jpg", "image/jpeg")
        other = shelves.keep(b"%PDF")
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        assert erase_file(by, file.id, ground="SOURCE") == 2
    assert list(store.settled()) == [store.place_of(other.blob_id)]
    assert not FileKey.objects.exclude(file=other).exists()
    assert not SealedItem.objects.filter(id=file.about_item_id).exists()
    with pytest.raises(Disposed):
        opened(by, file.id)
    line = file_of(by, file.id)
    assert line.about is None
    assert line.disposed_on
    events = events_of(by, file.id).items
    assert [(event.kind, event.code) for event in events][-1] == ("disposed", "SOURCE")
    assert list(checking.faults()) == []
    with transaction.atomic():
        assert erase_files_of(by, shelves.subject_id, ground="SOURCE") == 1
        assert erase_file(by, file.id, ground="SOURCE") == 0


def test_a_full_disk_keeps_nothing_and_says_so(shelves: Shelves, monkeypatch: pytest.MonkeyPatch) -> None:
    one = coming(b"%PDF")

    def full(_blob_id: UUID) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "begin", full)
    shelf = Shelf(shelves.subject_id, "SK-R-2026-AAAAAA")
    with pytest.raises(NoRoom), transaction.atomic():
        keep_files(shelves.by(), [one], shelf, channel="WEB")
    assert not EvidenceFile.objects.exists()
    large = Coming("a.bin", "", 10**9)
    large.add(bytes(2_000_000))
    assert large.finish().fault
    assert issubclass(NoRoom, Stop)


def test_another_group_finds_nothing(shelves: Shelves) -> None:
    file = shelves.keep(b"%PDF")
    stranger = shelves.by()
    elsewhere = type(stranger)(uuid4(), stranger.account_id, roles=stranger.roles, key=stranger.key)
    for asked in (lambda: opened(elsewhere, file.id), lambda: file_of(elsewhere, file.id)):
        with pytest.raises(Unknown):
            asked()
