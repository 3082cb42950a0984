"""What was erased is gone: from the living data, and from every older content backup put back with the keys of today."""

import base64
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection, transaction
from nacl import bindings as sodium
from nacl.exceptions import CryptoError
from pytest_django import Settings

from kikao.casework.incidents.models import Claim
from kikao.casework.reports.actions import ask_source, record_consent
from kikao.casework.reports.models import Report
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.backups import papers
from kikao.foundation.backups.stream import reading
from kikao.foundation.backups.taking import ABOUT
from kikao.foundation.files import store
from kikao.foundation.files.coming import of_pieces
from kikao.foundation.files.keeping import Shelf, keep_files
from kikao.foundation.files.models import EvidenceFile
from kikao.foundation.sealing import box
from kikao.foundation.sealing.models import PairWrap, SealedItem, Wrap
from kikao.foundation.sealing.vault import receipt_keys_of
from kikao.foundation.sealing.words import new_receipt
from tests.insight.retention.conftest import CLAIM, NAME, WORDS, House
from tests.kit.cast import Cast

pytestmark = [pytest.mark.slow, pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]


ASKED = "SECRET-QUESTION-5512"


@dataclass
class Machine:
    """A home on the disk, whose database is the one this test writes to."""

    home: Path
    shown: list[str] = field(default_factory=list)

    def sync(self) -> None:
        """Have the disk hold what the test's database holds."""
        (self.home / "kikao.sqlite3").unlink(missing_ok=True)
        with closing(sqlite3.connect(self.home / "kikao.sqlite3")) as file:
            connection.connection.backup(file)

    def kikao(self, *words: object, typed: str = "", status: int = 0) -> str:
        """Run the command line in this home."""
        return self.run("-m", "kikao.interfaces.cli.main", *words, typed=typed, status=status)

    def run(self, *words: object, typed: str = "", status: int = 0) -> str:
        """Run Python in this home."""
        environ = {**os.environ, "KIKAO_HOME": str(self.home), "PYTHONPATH": "src"}
        done = subprocess.run(
            [sys.executable, *map(str, words)],
            env=environ,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def on_disk(self) -> bytes:
        """Return every byte that lies in this home."""
        return b"".join(path.read_bytes() for path in self.home.rglob("*") if path.is_file())

    def backup(self, folder: str) -> tuple[Path, Path]:
        """Take a backup into a folder of its own."""
        self.sync()
        self.kikao("backup", "--to", self.home / folder)
        content, keys = sorted((self.home / folder).iterdir())
        return content, keys

    @property
    def typed(self) -> str:
        """Return the words of two papers, as their holders type them."""
        return f"{self.shown[2]}\n{self.shown[0]}\n"

    @property
    def privates(self) -> list[bytes]:
        """Return what those papers open with."""
        return [papers.read_words(words) for words in (self.shown[2], self.shown[0])]


@pytest.fixture
def house(cast: Cast) -> House:
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    return House(cast)


@pytest.fixture
def machine(tmp_path: Path, house: House, settings: Settings) -> Machine:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    settings.KIKAO_HOME = home
    (home / "secret-key").write_text("the secret of this installation")
    machine = Machine(home)
    machine.shown = list(papers.print_papers(house.cast.group_id))
    return machine


def hang(house: House, report_id: UUID) -> Path:
    """Hang a file on a report, and return where its sealed bytes lie."""
    coming = of_pieces([b"SECRET-FILE-5512" * 100], "names.txt", "text/plain")
    with transaction.atomic():
        (file_id,) = keep_files(house.cast.source, [coming], Shelf(report_id, "SK-R"), channel="WEB")
    return store.root() / store.place_of(EvidenceFile.objects.get(id=file_id).blob_id)


def ask(house: House, report_id: UUID) -> bytes:
    """Write to the source of a report, and return what the source's six words open with."""
    keys = receipt_keys_of(house.cast.group_id, new_receipt())
    Report.objects.filter(id=report_id).update(thread_public_key=keys.public)
    ask_source(house.by(), report_id=report_id, words=ASKED)
    return keys.private


def opened(place: Path, privates: list[bytes], part: str) -> dict[str, bytes]:
    """Return what lies in a part of a backup, as somebody with two papers has it."""
    with reading(place, privates, ABOUT[part]) as archive:
        return {info.name: file.read() for info in archive if (file := archive.extractfile(info))}


def key_rows(place: Path, privates: list[bytes]) -> dict[str, list[dict[str, bytes]]]:
    """Return the rows of a key store, table by table."""
    rows: dict[str, list[dict[str, bytes]]] = {}
    for name, lines in opened(place, privates, "keys").items():
        for line in lines.splitlines() if name.startswith("rows/") else ():
            table, row = json.loads(line)
            rows.setdefault(table, []).append(
                {
                    key: base64.b64decode(said["b64"]) if isinstance(said, dict) else said
                    for key, said in row.items()
                }
            )
    return rows


def everything_readable(content: Path, keys: Path, machine: Machine, known: Iterable[bytes]) -> set[bytes]:
    """Open, by all keys of all accounts together, whatever of an old content the given key store opens.

    No program of ours is asked: every private half is tried on every box, every item on every key of an item.
    """
    rows = key_rows(keys, machine.privates)
    boxes = [row["blob"] for table in rows for row in rows[table] if isinstance(row.get("blob"), bytes)]
    privates = set(_opened_keys(set(known), boxes))
    place = machine.home / "old.sqlite3"
    place.write_bytes(opened(content, machine.privates, "content")["database"])
    with closing(sqlite3.connect(place)) as old:
        items = old.execute("SELECT id, compartment_id, blob FROM sealed_item").fetchall()
        copies = old.execute(
            "SELECT id, report_id, blob FROM report_message WHERE blob IS NOT NULL"
        ).fetchall()
    place.unlink()
    heads = [b"", *(row["blob"] for table in ("key_item", "key_receipt") for row in rows.get(table, ()))]
    found = set()
    for item, compartment, blob in items:
        for layer in "NI":
            bound = box.item_about(layer, UUID(compartment), UUID(item))
            found |= set(_texts(privates, [head + blob for head in heads], bound))
    for message, report, blob in copies:
        bound = f"thread|{UUID(report)}|{UUID(message)}"
        found |= set(_texts(privates, [head + blob for head in heads], bound))
    return found


def _opened_keys(privates: set[bytes], boxes: list[bytes]) -> set[bytes]:
    grew = True
    while grew:
        grew = False
        for private in list(privates):
            for blob in list(boxes):
                try:
                    inside = sodium.crypto_box_seal_open(blob[2:], box.public_of(private), private)[16:]
                except CryptoError:
                    continue
                if len(inside) == 32 and inside not in privates:
                    privates.add(inside)
                    grew = True
                elif inside[:2] == b"\x01S" and inside not in boxes:
                    boxes.append(inside)
                    grew = True
    return privates


def _texts(privates: set[bytes], blobs: list[bytes], bound: str) -> Iterator[bytes]:
    for private in privates:
        for blob in blobs:
            try:
                yield box.open_item(private, blob, bound)
            except box.SealBroken:
                continue


def test_an_erased_record_comes_back_from_no_older_backup(
    machine: Machine, house: House, tmp_path: Path
) -> None:
    report = house.report()
    incident = house.incident(report)
    hung, kept = hang(house, report), hang(house, house.report())
    known = [*house.cast.keys.values(), ask(house, report)]
    content, keys = machine.backup("before")
    planted = {WORDS.encode(), NAME.encode(), CLAIM.encode(), ASKED.encode()}
    assert planted <= everything_readable(content, keys, machine, known), "there was something to find"
    assert ASKED.encode() in everything_readable(content, keys, machine, known[-1:]), (
        "so do the six words alone"
    )
    claim = Claim.objects.get(incident_id=incident).wording_item_id
    reference = Report.objects.get(id=report).reference
    record_consent(house.by(), report_id=report, given=(), manner="ORAL", language="fr")
    house.erase(report)
    assert (hung.exists(), kept.exists()) == (False, True)
    _later, today = machine.backup("after")
    left = everything_readable(content, today, machine, known)
    assert not {CLAIM.encode(), ASKED.encode()} & left
    assert left & planted == {WORDS.encode(), NAME.encode()}, "the other report tells the same, and is kept"
    there = tmp_path / "there"
    said = machine.kikao("restore", today, content, "--home", there, typed=machine.typed)
    assert "OK: every row, file and entry is whole." in said
    assert "1 records that were erased since this content was taken were erased again." in said
    assert (there / "secret-key").read_text() == "the secret of this installation"
    assert [path.name for path in (there / "files").rglob("*") if path.is_file()] == [kept.name]
    came_back(there / "kikao.sqlite3", reference, claim)
    assert "The trail holds" in Machine(there).kikao("audit", "verify")


def came_back(database: Path, reference: str, claim: UUID) -> None:
    """Look at a restored database: one report is there, the erased one is a stub and nothing else."""
    with closing(sqlite3.connect(database)) as back:

        def count(rows: str, *of: str) -> int:
            return int(back.execute(f"SELECT count(*) FROM {rows}", of).fetchone()[0])  # noqa: S608

        assert count("report WHERE reference = ?", reference) == 0
        assert count("report") == 1
        assert count("sealed_item WHERE id = ?", claim.hex) == 0
        assert count("key_erased WHERE reference = ?", reference) == 1
        assert count("session") == 0


ERASE = """
import sys, json, django
django.setup()
from uuid import UUID
from kikao.insight.retention.actions import confirm_erasure, plan_erasure, start_erasure
from kikao.insight.retention.models import ErasureLine
from kikao.registry.people.queries import actor_for
starts, confirms = (actor_for(UUID(word)) for word in sys.argv[1:3])
plan_erasure(starts)
lines = list(ErasureLine.objects.values_list("id", flat=True))
start_erasure(starts, line_ids=lines)
confirm_erasure(confirms, line_ids=lines)
"""


def test_nothing_of_an_erased_record_lies_in_the_living_files(machine: Machine, house: House) -> None:
    report = house.set_aside()
    claimed = house.report()
    hung = hang(house, report)
    rows: list[Wrap | PairWrap] = [*Wrap.objects.all(), *PairWrap.objects.all()]
    gone = [bytes(row.blob or b"") for row in rows if row.compartment.subject_id == report]
    stay = [bytes(row.blob or b"") for row in rows if row.compartment.subject_id == claimed]
    for item in SealedItem.objects.select_related("compartment", "item_key"):
        (gone if item.compartment.subject_id == report else stay).extend(
            [bytes(item.item_key.blob), bytes(item.blob)[:60], bytes(item.blob)[-60:]]
        )
    gone.append(hung.read_bytes()[-80:])
    machine.sync()
    before = machine.on_disk()
    assert not [one for one in (*gone, *stay) if one not in before], "there was something to find"
    people = house.cast.accounts
    machine.run("-c", ERASE, people["anne"], people["emile"])
    found = machine.on_disk()
    assert [one for one in gone if one in found] == []
    assert not [one for one in stay if one not in found]


def test_a_backup_is_only_put_back_whole_with_two_papers_into_an_empty_home(
    machine: Machine, house: House, tmp_path: Path
) -> None:
    house.report()
    content, keys = machine.backup("one")
    machine.kikao("restore", "--check", content, keys, typed=machine.typed)
    with closing(sqlite3.connect(machine.home / "kikao.sqlite3")) as living:
        assert living.execute("SELECT count(*) FROM backup WHERE proven_on IS NOT NULL").fetchone() == (1,)
    assert not list(machine.home.glob("restore-check-*"))
    there = tmp_path / "there"
    one_paper = f"{machine.shown[0]}\n{machine.shown[0]}\n"
    assert "two different papers" in machine.kikao(
        "restore", content, keys, "--home", there, typed=one_paper, status=1
    )
    cut = tmp_path / "cut.content"
    cut.write_bytes(content.read_bytes()[:-1])
    said = machine.kikao("restore", cut, keys, "--home", there, typed=machine.typed, status=1)
    assert "cut or changed" in said
    assert list(there.iterdir()) == [], "nothing of a broken backup stays"
    (there / "letter.txt").write_text("not empty")
    said = machine.kikao("restore", content, keys, "--home", there, typed=machine.typed, status=1)
    assert "is not empty" in said
    assert "It takes both parts" in machine.kikao(
        "restore", content, content, "--home", tmp_path / "new", typed=machine.typed, status=1
    )
