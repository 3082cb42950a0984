"""`kikao files`: the store is looked through, and the verifier is handed out; the doctor counts or reads."""

from pathlib import Path
from typing import Any

import pytest

from kikao.foundation.files import store, verifier
from kikao.interfaces.cli import main as kikao
from kikao.interfaces.cli.doctor.files import files
from kikao.interfaces.cli.doctor.finding import BAD, GOOD
from tests.foundation.files.conftest import Shelves, home, room, shelves

__all__ = ["home", "room", "shelves"]
Said = pytest.CaptureFixture[str]


def test_a_missing_and_a_damaged_file_are_named(
    shelves: Shelves, home: Path, capsys: Said, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        lost, rotten = shelves.keep(b"%PDF"), shelves.keep(b"%PDF")
    assert kikao.main(["files", "check"]) == 0
    assert [finding.state for finding in files(whole_store=True)] == [GOOD]
    (home / "files" / store.place_of(lost.blob_id)).unlink()
    (home / "files" / store.place_of(rotten.blob_id)).write_bytes(b"\x01F")
    capsys.readouterr()
    assert kikao.main(["files", "check"]) == 1
    said = capsys.readouterr().out
    assert f"missing: files/{store.place_of(lost.blob_id)}" in said
    assert f"changed: files/{store.place_of(rotten.blob_id)}" in said
    (whole,) = files(whole_store=True)
    assert (whole.state, whole.said) == (BAD, "1 changed, 1 missing")
    (counted,) = files(whole_store=False)
    assert counted.state == GOOD
    assert counted.said.startswith("2 kept")


def test_the_verifier_is_handed_out(capsys: Said) -> None:
    assert kikao.main(["files", "verifier"]) == 0
    assert capsys.readouterr().out.strip() == Path(verifier.__file__).read_text().strip()
