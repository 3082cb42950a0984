"""A thief with a copy of the whole disk, taken from the running machine or after its current failed, learns no word.

Every kind of thing that is sealed was told before, by every way it comes in; a kind that is declared and told nowhere
here fails the test.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kikao.foundation.sealing import fields
from kikao.foundation.sealing.actions.preparing import LETTER
from tests.journeys.conftest import Scene
from tests.kit.sizes import size
from tests.kit.thief import digests, needles_of, search, search_database, shapes, shapes_of_bytes

pytestmark = [pytest.mark.slow, pytest.mark.sqlite, pytest.mark.xdist_group("stolen disk"), pytest.mark.sized]

FIXED = {"test_letter": LETTER, "form.key": "BEGIN PRIVATE KEY"}
"""Kinds whose words are always the same: they are looked for themselves."""


def asked(scene: Scene, question: str) -> list[tuple[object, ...]]:
    """Ask the machine itself: the copies stay as they were taken."""
    with closing(sqlite3.connect(scene.machine.home / "kikao.sqlite3")) as disk:
        return disk.execute(question).fetchall()


def rows(scene: Scene, table: str) -> int:
    return int(str(asked(scene, f"SELECT count(*) FROM {table}")[0][0]))  # noqa: S608 - named below


OF_TESTS = frozenset({"told", "named"})
"""Kinds that the tests of sealing declare for themselves (tests/foundation/sealing/conftest.py)."""


def test_every_kind_that_is_sealed_was_told(scene: Scene) -> None:
    declared = fields.kinds() - OF_TESTS
    assert declared - set(scene.planter.markers.planted) - set(FIXED) == set(), (
        "plant it in tests/kit/planting.py"
    )
    assert declared - {str(kind) for (kind,) in asked(scene, "SELECT DISTINCT kind FROM sealed_item")} == {
        "report.reply"
    }, "kept for the receipt, in the thread itself"
    assert rows(scene, "report_message") > 3
    assert rows(scene, "sealed_draft") > 0
    assert rows(scene, "evidence_file") >= 8
    assert rows(scene, "report") >= size(10, 200)


def test_the_copy_is_that_of_a_machine_at_work(scene: Scene) -> None:
    """Sessions stood open, a journal lay beside the database, a backup had been taken, the server had spoken."""
    assert len(asked(scene, "SELECT id FROM session WHERE ended_at IS NULL")) >= 5
    names = {path.name for path in scene.running.rglob("*")}
    assert {"kikao.sqlite3", "secret-key", "said", "tmp", "files", "backups"} <= names
    assert (scene.killed / "kikao.sqlite3-wal").stat().st_size > 0
    assert "demo.json" not in names


@pytest.mark.parametrize("copy", ["running", "killed"])
def test_the_thief_finds_no_word_no_name_and_no_digest(scene: Scene, copy: str) -> None:
    home: Path = getattr(scene, copy)
    needles = needles_of(scene.planter.markers, scene.planter.files[:6])
    for fixed in FIXED.values():
        needles |= shapes(fixed)
    for number, words in enumerate(scene.planter.receipts[:20]):
        needles |= {f"receipt {number} {shape}": raw for shape, raw in shapes(words).items()}
    needles |= shapes_of_numbers(scene) | shapes_of_keys(scene)
    assert [str(hit) for hit in search(home, needles)] == []
    assert [str(hit) for hit in search_database(home / "kikao.sqlite3", needles)] == []


def shapes_of_numbers(scene: Scene) -> dict[str, bytes]:
    """Return the numbers of who told by text message, as signs, as a figure of a column, and as any plain digest."""
    assert scene.planter.numbers
    needles: dict[str, bytes] = {}
    for number in scene.planter.numbers:
        for plus, form in (("with +", number), ("without +", number[1:])):
            found = shapes(form) | digests(form.encode())
            needles |= {f"{number} {plus} {shape}": raw for shape, raw in found.items()}
        needles[f"{number} as a figure"] = int(number).to_bytes(6)
    return needles


def shapes_of_keys(scene: Scene) -> dict[str, bytes]:
    """Return the private keys by which the group hands cases over, in every shape."""
    assert scene.planter.keys
    found = {}
    for number, half in enumerate(scene.planter.keys):
        found |= {f"key {number} {shape}": raw for shape, raw in shapes_of_bytes(half).items()}
    return found


def test_the_same_look_finds_what_stands_plain(scene: Scene) -> None:
    """Otherwise finding nothing would say nothing."""
    plain = {"title": b"A barrier is disputed"}
    assert search(scene.killed, plain)
    assert search_database(scene.killed / "kikao.sqlite3", plain)
