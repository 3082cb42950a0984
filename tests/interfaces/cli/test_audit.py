"""`kikao audit`: a trail changed by hand is found; what the chain cannot tell, a printed checkpoint can."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit.guard import free
from kikao.foundation.audit.models import Checkpoint, TrailEntry
from kikao.foundation.audit.notes import letters_of
from kikao.foundation.sealing import signer
from kikao.foundation.sealing.actions import take_checkpoint
from kikao.interfaces.cli import main as kikao
from tests.architecture.order import ROOT
from tests.foundation.audit import forging
from tests.kit.cast import Cast

Out = pytest.CaptureFixture[str]
Forgery = Callable[[int, Random], None]
LOT = Random(1)  # noqa: S311 - a test must be repeatable
CANNOT = "CANNOT tell"


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.KIKAO_HOME = tmp_path
    return tmp_path


@pytest.fixture
def printed(cast: Cast) -> str:
    """Return the end of the trail as minutes print it."""
    last = TrailEntry.objects.latest("n")
    return f"{last.n} {letters_of(last.hash)}"


def verify(*words: str) -> int:
    return kikao.main(["audit", "verify", *words])


def test_an_honest_trail_holds_and_what_the_chain_cannot_tell_is_said(cast: Cast, capsys: Out) -> None:
    assert verify() == 0
    said = capsys.readouterr().out
    assert "holds" in said
    assert CANNOT in said


def test_an_honest_trail_agrees_with_what_was_printed(printed: str, capsys: Out) -> None:
    number, *groups = printed.split()
    assert verify("--against", number, *groups) == 0
    assert verify("--against", printed.lower(), "--against", f"entry {number}: {'-'.join(groups)}") == 0
    said = capsys.readouterr().out
    assert "agrees with every checkpoint given" in said
    assert "2 given" in said
    assert CANNOT not in said


def test_a_changed_entry_is_found(cast: Cast, capsys: Out) -> None:
    free(connection)
    TrailEntry.objects.filter(n=7).update(verb="nothing.happened")
    assert verify() == 1
    assert "entry 7" in capsys.readouterr().out


@pytest.mark.parametrize("name", forging.ANCHORED)
def test_what_the_chain_cannot_tell_is_found_against_a_print(
    printed: str, capsys: Out, name: str, tmp_path: Path
) -> None:
    free(connection)
    forging.ANCHORED[name](9, LOT)
    assert verify() == 0
    assert CANNOT in capsys.readouterr().out
    assert verify("--against", printed) == 1
    assert "faults" in capsys.readouterr().out


def test_a_trail_written_anew_is_found_against_the_checkpoints_kept_beside_it(
    cast: Cast, capsys: Out
) -> None:
    take_checkpoint(cast.actor("anne"))
    free(connection)
    forging.recompute(9, LOT)
    assert verify() == 1
    assert "written anew" in capsys.readouterr().out


def test_a_checkpoint_exchanged_by_hand_is_found(cast: Cast, capsys: Out) -> None:
    take_checkpoint(cast.actor("anne"))
    free(connection)
    Checkpoint.objects.update(n=9, hash=TrailEntry.objects.get(n=9).hash)
    assert verify() == 1
    assert signer.Signed.BROKEN.value in capsys.readouterr().out


def test_a_checkpoint_in_a_file_is_taken_with_its_signature(cast: Cast, capsys: Out, tmp_path: Path) -> None:
    assert kikao.main(["audit", "checkpoint"]) == 0
    assert kikao.main(["audit", "checkpoint"]) == 0
    capsys.readouterr()
    assert kikao.main(["audit", "list"]) == 0
    file = tmp_path / "kept elsewhere.txt"
    file.write_text(f"\n{capsys.readouterr().out}")
    assert verify("--against", str(file)) == 0
    assert "2 checkpoints kept here, 2 given" in capsys.readouterr().out
    (tmp_path / signer.FILE).unlink()
    assert verify("--against", str(file)) == 0
    assert "does not know" in capsys.readouterr().out
    file.write_text(file.read_text().replace("kikao.trail/", "kikao.trail/0"))
    assert verify("--against", str(file)) == 0, "its key is not known here, so its hash alone is compared"


@pytest.mark.parametrize(
    "words",
    [
        ["ABCDE"],
        ["12", "ABCDE FGHIJ"],
        ["12", "ABCDE FGHIJ KLMNO PQRST UVWXY Z2345 67ABC DEFG9"],
        ["no such file.txt"],
    ],
)
def test_what_is_no_checkpoint_is_said_to_be_none(cast: Cast, capsys: Out, words: list[str]) -> None:
    assert verify("--against", *words) == 2
    assert "kikao:" in capsys.readouterr().err


def test_a_file_that_only_looks_like_a_checkpoint_is_refused(cast: Cast, capsys: Out, tmp_path: Path) -> None:
    for text in ("one\ntwo\nthree\n\n— me xxxx\n", "one\n2\nAAAA\n\n— me xxxx\n", "one\n— me xxxx\n"):
        file = tmp_path / "note.txt"
        file.write_text(text)
        assert verify("--against", str(file)) == 2
    file.write_text("12 ABCDE FGHIJ KLMNO PQRST UVWXY Z2345 67ABC DEFGH")
    assert verify("--against", str(file)) == 1


def test_the_key_is_shown_and_replaced(cast: Cast, capsys: Out) -> None:
    assert kikao.main(["audit", "key"]) == 0
    before = capsys.readouterr().out.strip()
    assert kikao.main(["audit", "key", "--replace"]) == 0
    after = capsys.readouterr().out.strip()
    assert before.startswith(f"kikao.trail/{WorkingGroup.objects.order_by('id')[0].id}+")
    assert before != after


def test_what_is_asked_must_be_said(capsys: Out) -> None:
    assert kikao.main(["audit"]) == 2


@contextmanager
def forged(forge: Forgery) -> Iterator[None]:
    """Forge the trail at entry 9, and have it as it was afterwards."""
    with transaction.atomic():
        forge(9, Random(1))  # noqa: S311 - a test must be repeatable
        yield
        transaction.set_rollback(True)


def _alone(*words: object) -> subprocess.CompletedProcess[str]:
    """Run the verifier that needs none of our code, isolated from everything that is installed."""
    command = [sys.executable, "-I", str(ROOT / "script" / "verify_trail.py"), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={})


def test_the_trail_is_written_out_once_and_that_stands_in_it(cast: Cast, capsys: Out, tmp_path: Path) -> None:
    file = tmp_path / "trail.ndjson"
    assert kikao.main(["audit", "export", str(file)]) == 0
    assert TrailEntry.objects.latest("n").verb == "trail.export"
    assert len(file.read_text().splitlines()) == TrailEntry.objects.count()
    assert kikao.main(["audit", "export", str(file)]) == 1
    capsys.readouterr()
    assert kikao.main(["audit", "export", "-"]) == 0
    assert capsys.readouterr().out.startswith(file.read_text())


def test_the_verifier_that_stands_alone_finds_what_ours_finds(
    cast: Cast, printed: str, tmp_path: Path
) -> None:
    file = tmp_path / "trail.ndjson"
    assert kikao.main(["audit", "export", str(file)]) == 0
    assert _alone(file).returncode == 0
    assert "cannot tell" in _alone(file).stdout
    assert _alone(file, *printed.split()).returncode == 0
    for words in ([], [file, "x"], [file, "3", "ABCDE"], ["--help"]):
        assert _alone(*words).returncode == 2
    free(connection)
    for name, forge in {**forging.ALONE, **forging.ANCHORED}.items():
        with forged(forge):
            (tmp_path / name).unlink(missing_ok=True)
            kikao.main(["audit", "export", str(tmp_path / name)])
        words = printed.split() if name in forging.ANCHORED else []
        done = _alone(tmp_path / name, *words)
        assert done.returncode == 1, f"{name}: {done.stdout}{done.stderr}"
        if name in forging.ANCHORED:
            assert _alone(tmp_path / name).returncode == 0
        else:
            assert "entry 9 " in done.stdout or "entry 10 " in done.stdout
    file.write_text(file.read_text().replace("{", "[", 1))
    assert "is no entry" in _alone(file).stdout
