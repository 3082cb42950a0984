"""A child that looks at what strangers send has nothing to lose, and takes nothing with it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest

from kikao.foundation.base.children import MB, Child

Made = Callable[..., Child]
AROUND = """
import json, os, resource, sys
limits = [resource.getrlimit(getattr(resource, "RLIMIT_" + name)) for name in ("AS", "CPU", "CORE", "FSIZE")]
given = sys.stdin.buffer.read()
known = [name for name in sys.modules if name.partition(".")[0] in {"kikao", "config", "django"}]
said = [limits, dict(os.environ), os.getcwd(), sys.flags.isolated, sys.path, known, sys.argv[1:], given.decode(), __name__]
sys.stdout.write(json.dumps(said))
"""


@pytest.fixture
def made(tmp_path: Path) -> Made:
    def child(source: str, *, memory: int = 300 * MB, patience: float = 20, most: int = 10_000) -> Child:
        program = tmp_path / "program.py"
        program.write_text(f"import sys\n{source}\n")
        return Child(program, memory=memory, seconds=5, patience=patience, most=most)

    return child


def test_a_child_is_bound_before_its_first_line_and_knows_nothing_of_us(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "of the installation")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    said = made(AROUND).answer(iter([b"what ", b"came"]), "one", "two")
    assert said
    limits, around, where, isolated, paths, known, words, given, name = json.loads(said)
    assert limits == [[300 * MB] * 2, [5, 5], [0, 0], [0, 0]]
    assert "SECRET" not in around
    assert "PYTHONPATH" not in around
    assert (where, isolated, known) == ("/", 1, [])
    assert str(tmp_path) not in paths
    assert not [path for path in paths if path.endswith("foundation/base")]
    assert (words, given, name) == (["one", "two"], "what came", "__main__")


@pytest.mark.parametrize(
    "source",
    [
        "sys.stdin.buffer.read(); print('said'); sys.stdout.flush(); sys.exit(3)",
        "sys.stdin.buffer.read(); print('said', flush=True); raise ValueError",
        "sys.stdin.buffer.read(); print('said', flush=True); import os; os.abort()",
        "sys.stdin.buffer.read(); bytearray(400 * 1024 * 1024); print('said')",
        "sys.stdin.buffer.read(); print('x' * 10_001)",
        "sys.stdin.buffer.read()",
        "this is no program",
        "sys.exit(0)",
    ],
    ids=[
        "refuses",
        "stumbles",
        "falls",
        "swells",
        "says too much",
        "says nothing",
        "no program",
        "does not listen",
    ],
)
def test_what_a_child_that_fails_has_said_does_not_count(made: Made, source: str) -> None:
    assert made(source).answer([b"x" * MB] * 3) is None


def test_a_child_writes_no_file(made: Made, tmp_path: Path) -> None:
    there = tmp_path / "written"
    source = (
        f"sys.stdin.buffer.read()\nwith open({str(there)!r}, 'w') as file: file.write('x')\nprint('said')"
    )
    assert made(source).answer([b""]) is None
    assert not there.exists() or there.stat().st_size == 0


@pytest.mark.parametrize(
    "source",
    ["sys.stdin.buffer.read(); import time; time.sleep(60)", "import time; time.sleep(60)"],
    ids=["says nothing", "does not listen"],
)
def test_nobody_waits_longer_than_there_is_patience(made: Made, source: str) -> None:
    begun = monotonic()
    assert made(source, patience=0.5).answer([b"x" * MB] * 3) is None
    assert monotonic() - begun < 20


def test_a_sender_who_breaks_off_leaves_no_child_and_no_turn_behind(made: Made) -> None:
    child = made("sys.stdout.buffer.write(sys.stdin.buffer.read())")

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionError

    with pytest.raises(ConnectionError):
        child.answer(broken())
    assert child.answer([b"whole"]) == b"whole"
