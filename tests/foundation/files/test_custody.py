"""The account of a file holds for whoever has the report, the files, and none of our program."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.db import connection

from kikao.foundation.audit import pins
from kikao.foundation.audit.models import Pin
from kikao.foundation.base.stops import Invalid, NotAllowed, Unknown
from kikao.foundation.files import verifier
from kikao.foundation.files.actions import export_file, transfer_file, verify_file
from kikao.foundation.files.models import CustodyEvent, EvidenceFile
from kikao.foundation.files.queries import events_of
from kikao.foundation.files.reporting import custody_report
from tests.foundation.files.conftest import Shelves, photograph
from tests.kit.sizes import size

TWELVE = 12


class Papers:
    """A custody report with twelve events, the photograph and its copy, as files of a court's expert."""

    def __init__(self, shelves: Shelves, folder: Path) -> None:
        content = photograph(size=(80, 60))
        self.file = shelves.keep(content, "barriere.jpg", "image/jpeg")
        self.copy = EvidenceFile.objects.get(original=self.file)
        for _ in range(6):
            shelves.read(self.file.id)
        shown = shelves.read(self.copy.id, shown=True)
        verify_file(shelves.by(), file_id=self.file.id)
        transfer_file(shelves.by(), file_id=self.file.id, to_whom="Auditorat militaire", purpose="Enquête")
        self.folder = folder
        self.report = folder / "report.json"
        self.original, self.drawn = folder / "original.jpg", folder / "copy.jpg"
        self.original.write_bytes(content)
        self.drawn.write_bytes(shown)
        raw = custody_report(shelves.by(), self.file.id, to_whom="TGI Bukavu", purpose="Audience du 3 mars")
        self.report.write_bytes(raw)

    def verdict(self, capsys: pytest.CaptureFixture[str]) -> str:
        code = verifier.main(str(self.report), str(self.original), str(self.drawn))
        last = capsys.readouterr().out.splitlines()[-1]
        assert (code, last) in {(0, "PASS"), (1, "FAIL")}
        return last


@pytest.fixture
def papers(shelves: Shelves, tmp_path: Path) -> Papers:
    return Papers(shelves, tmp_path)


def test_an_item_of_twelve_events_holds_without_our_program(papers: Papers) -> None:
    whole = json.loads(papers.report.read_bytes())
    events = [*whole["report"]["events"], whole["seal"]]
    assert len([one for one in events if one["event"]["file"] == str(papers.file.id)]) == TWELVE - 1
    assert len(events) == TWELVE + 1
    assert whole["seal"]["said"]["words"]["to_whom"] == "TGI Bukavu"
    done = subprocess.run(
        [sys.executable, "-I", verifier.__file__, papers.report, papers.original, papers.drawn],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "PASS"


@pytest.mark.sized
@pytest.mark.parametrize("which", ["original", "drawn", "report"])
def test_one_byte_changed_anywhere_is_found(
    papers: Papers, which: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path: Path = getattr(papers, which)
    sound = path.read_bytes()
    lot = Random(20261121)  # noqa: S311 - a lot, no secret
    places = range(len(sound)) if size(0, 1) else lot.sample(range(len(sound)), min(150, len(sound)))
    assert papers.verdict(capsys) == "PASS"
    for place in places:
        path.write_bytes(sound[:place] + bytes([sound[place] ^ (1 << lot.randrange(7))]) + sound[place + 1 :])
        assert papers.verdict(capsys) == "FAIL", f"byte {place} of {which}"


def _events(whole: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one for one in whole["report"]["events"] if one["event"]["kind"] == kind]


def _left_out(whole: dict[str, Any]) -> None:
    whole["report"]["events"].remove(_events(whole, "opened")[2])


def _exchanged(whole: dict[str, Any]) -> None:
    events = whole["report"]["events"]
    events[3], events[4] = events[4], events[3]


HOW: dict[str, Callable[[dict[str, Any]], object]] = {
    "an event left out": _left_out,
    "two events exchanged": _exchanged,
    "another actor": lambda whole: _events(whole, "opened")[0]["event"].update(actor="source"),
    "another file": lambda whole: whole["report"]["items"][0]["about"].update(sha256="00" * 32),
    "nothing said of an item": lambda whole: whole["report"]["items"][0].update(about=None),
    "other words": lambda whole: _events(whole, "transferred")[0]["said"]["words"].update(purpose="Archives"),
    "words left out": lambda whole: _events(whole, "transferred")[0].update(said=None),
    "something added": lambda whole: whole.update(note="true"),
    "a salt in capitals": lambda whole: whole["seal"].update(salt=whole["seal"]["salt"].upper()),
    "an entry of another verb": lambda whole: _events(whole, "opened")[0]["entry"].update(verb="file.read"),
}


@pytest.mark.parametrize("how", HOW)
def test_a_forged_report_is_found(papers: Papers, how: str, capsys: pytest.CaptureFixture[str]) -> None:
    whole = json.loads(papers.report.read_bytes())
    HOW[how](whole)
    whole["seal"]["event"]["code"] = hashlib.sha256(verifier.written(whole["report"])).hexdigest()
    papers.report.write_bytes(verifier.written(whole))
    assert papers.verdict(capsys) == "FAIL"


def test_a_report_that_is_none_fails_in_words(papers: Papers, capsys: pytest.CaptureFixture[str]) -> None:
    for raw in (b"", b"{}", b"[]", b'{"report":1,"seal":2}', b"\xff\xfe"):
        papers.report.write_bytes(raw)
        assert papers.verdict(capsys) == "FAIL"


def test_an_event_changed_by_hand_in_the_database_is_found_in_the_trail(papers: Papers) -> None:
    assert list(pins.faults()) == []
    event = CustodyEvent.objects.filter(file=papers.file, kind="opened").order_by("position").first()
    assert event
    with connection.cursor() as cursor:
        vendor = connection.vendor == "postgresql"
        on = " ON custody_event" if vendor else ""
        cursor.execute(f"DROP TRIGGER custody_event_never_altered{on}")
    CustodyEvent.objects.filter(id=event.id).update(actor="source")
    fault = next(iter(pins.faults()))
    assert fault.n == Pin.objects.get(object_id=event.id).entry_n


def test_only_keepers_export_transfer_and_verify(shelves: Shelves) -> None:
    file = shelves.keep(b"%PDF-1.7")
    for name, stop in (("baraka", NotAllowed), ("eve", NotAllowed)):
        by = shelves.by(name)
        with pytest.raises(stop):
            transfer_file(by, file_id=file.id, to_whom="x", purpose="y")
        with pytest.raises(Unknown):
            custody_report(by, file.id, to_whom="x", purpose="y")
    with pytest.raises(Invalid):
        transfer_file(shelves.by(), file_id=file.id, to_whom=" ", purpose="y")
    with pytest.raises(Invalid):
        export_file(shelves.by(), file_id=file.id, to_whom="x", purpose="", report="")


def test_a_check_says_what_it_found(shelves: Shelves, home: Path) -> None:
    file = shelves.keep(b"%PDF-1.7" * 900)
    path = home / "files" / "incoming" / file.blob_id.hex
    sound = path.read_bytes()
    verify_file(shelves.by(), file_id=file.id)
    path.write_bytes(sound[:-1] + bytes([sound[-1] ^ 1]))
    verify_file(shelves.by(), file_id=file.id)
    path.unlink()
    verify_file(shelves.by(), file_id=file.id)
    found = [event.code for event in events_of(shelves.by(), file.id).items if event.kind == "verified"]
    assert found == ["SHA-256 WHOLE", "SHA-256 CHANGED", "SHA-256 MISSING"]
