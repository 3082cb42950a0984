"""`kikao bench` measures in a database of its own and never touches the group's."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management.base import CommandError

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.ids import new_id, new_reference
from kikao.interfaces.cli.bench import copying, register, sealed, trail
from kikao.interfaces.cli.management.commands.bench import INSIDE, Command


def _run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **more}
    command = [sys.executable, "-m", "kikao.interfaces.cli.main", "bench", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.mark.slow
def test_bench_prints_times_and_leaves_nothing_behind(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    done = _run("register", "--cases", "60", KIKAO_HOME=str(home), TMPDIR=str(tmp_path))
    assert done.returncode == 0, done.stderr
    for words in ("first page", "deep page", "a frequent word", "counts by status"):
        assert words in done.stdout
    assert [one.name for one in tmp_path.iterdir()] == ["home"]
    assert not (home / "kikao.sqlite3").exists()


@pytest.mark.slow
@pytest.mark.sqlite
def test_intake_is_measured_over_real_lines_and_what_is_filled_in_is_like_what_phones_send(
    tmp_path: Path,
) -> None:
    """A hundred reports that were filled in open like the others, and put as many rows into each table; or it stops."""
    done = _run("intake", "--reports", "120", "--requests", "8", TMPDIR=str(tmp_path))
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines() if line.startswith(("empty", "120 reports"))]
    assert len(lines) == 12
    assert all("%" in line[-1] for line in lines[1::2])
    assert {line[-1] for line in lines[::2]} == {line[-2] for line in lines[1::2]} == {"0"}, (
        "not all was kept"
    )


def test_bench_refuses_a_home_that_is_in_use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(INSIDE, "1")
    monkeypatch.setattr(settings, "KIKAO_HOME", tmp_path)
    (tmp_path / "kikao.sqlite3").touch()
    with pytest.raises(CommandError, match="in use"):
        Command().handle(asked="register", cases=5, plan=False)
    (tmp_path / "kikao.sqlite3").unlink()
    monkeypatch.setenv("KIKAO_DATABASE_URL", "postgres://somewhere/else")
    with pytest.raises(CommandError, match="in use"):
        Command().handle(asked="register", cases=5, plan=False)


def test_bench_refuses_to_measure_nothing() -> None:
    with pytest.raises(CommandError):
        Command().handle(cases=0, plan=False)


@pytest.mark.django_db
def test_every_question_is_answered_in_a_few_statements() -> None:
    group_id = new_id()
    register.draw(Actor.system(group_id), 80, lambda _words: None)
    found = {line.what: line for line in register.measures(group_id, 80)}
    assert max(line.queries for line in found.values()) <= 4
    assert found["member: first page"].lines == 50
    assert found["member: a rare word"].lines == 1
    assert found["member: a frequent word"].lines > 10


@pytest.mark.django_db
def test_a_long_trail_is_written_walked_and_read_in_a_few_statements() -> None:
    group_id = new_id()
    trail.draw(Actor.system(group_id), 200, lambda _words: None)
    found = {line.what: line for line in trail.measures(group_id)}
    assert found["one entry written"].queries <= 6
    assert found["100 readings noted at once"].queries <= 6
    assert found["whole chain walked"].lines == found["all that was fixed compared"].lines == 0
    assert found["own acts: first page"].lines > 4
    assert {found[f"{what}: first page"].queries for what in ("own acts", "acts on one matter")} == {1}
    assert found["whole trail written out"].lines > 200


@pytest.mark.django_db
def test_sealed_texts_are_measured_beside_plain_rows() -> None:
    plain, apart, together, searched = sealed.costs(12, searched=20)
    assert (plain.items, apart.items, together.items, searched.items) == (12, 12, 12, 20)
    assert all(one.seconds > 0 and one.each > 0 for one in (plain, apart, together, searched))


def test_a_copy_has_a_reference_as_long_as_a_real_one_and_that_no_real_one_can_be() -> None:
    real = [new_reference("SK-R", 2026) for _one in range(50)]
    rows: list[copying.Row] = [(one,) for one in real]
    sheet = copying.Sheet("report", ('"reference"',), rows, frozenset(), frozenset(), frozenset({0}))
    copied = [str(row[0]) for number in (1, 2, 10_000) for row in copying.copies(sheet, set(), number)]
    assert len(set(copied)) == 3 * len(real)
    assert {len(one) for one in copied} == {len(real[0])}
    assert {one[:-5] for one in copied} == {"SK-R-2026-0"}
    assert not any("0" in one.rpartition("-")[2] for one in real)
