"""A backup of the whole installation, taken in place and put back aside; the papers and the commands around it."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection
from pytest_django import Settings

from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.backups import database, nightly, papers, taking
from kikao.foundation.backups.models import Backup
from kikao.foundation.backups.stops import BackupRefused
from kikao.foundation.base.clock import now, today
from kikao.interfaces.cli import main as kikao
from kikao.interfaces.cli.doctor.backups import backups
from tests.kit.cast import Cast

Out = pytest.CaptureFixture[str]


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.KIKAO_HOME, settings.KIKAO_BACKUPS = tmp_path, tmp_path / "backups"
    return tmp_path


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_postgresql_is_taken_and_put_back_with_its_own_programs(cast: Cast, home: Path) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("about PostgreSQL")
    words = papers.print_papers(cast.group_id)
    taken = nightly.take_and_note(cast.system, home / "backups", lambda _said: None)
    assert b"Working group of South Kivu" not in taken.content.read_bytes()
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE put_back")
    try:
        parts = urlsplit(os.environ["KIKAO_DATABASE_URL"])
        there = urlunsplit(parts._replace(path="/put_back"))
        environ = {**os.environ, "KIKAO_DATABASE_URL": there, "PYTHONPATH": "src"}
        command = [sys.executable, "-m", "kikao.interfaces.cli.main", "restore", taken.content, taken.keys]
        done = subprocess.run(
            [*map(str, command), "--home", str(home / "there")],
            env=environ, input=f"{words[0]}\n{words[2]}\n", capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        assert "OK: every row, file and entry is whole." in done.stdout
        again = subprocess.run(
            [*map(str, command), "--home", str(home / "elsewhere")],
            env=environ, input=f"{words[0]}\n{words[2]}\n", capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "not empty" in again.stderr
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE put_back WITH (FORCE)")


@pytest.mark.django_db
def test_without_papers_nothing_is_taken_and_the_clock_takes_none(
    cast: Cast, home: Path, capsys: Out
) -> None:
    nightly.take_nightly(cast.system)
    assert not (home / "backups").exists()
    assert kikao.main(["backup"]) == 1
    assert "no backup papers yet" in capsys.readouterr().err
    assert [finding.state for finding in backups()] == ["warn"]


@pytest.mark.django_db
def test_papers_are_made_one_holder_at_a_time(
    cast: Cast, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.readline", lambda: "\n", raising=False)
    assert kikao.main(["backup", "--new-papers"]) == 0
    said = capsys.readouterr().out
    assert said.count("Its holder is alone") == 3
    assert len(papers.public_halves()) == 3
    assert TrailEntry.objects.filter(verb="backup.make_papers", outcome="DONE").count() == 1


@pytest.mark.django_db
def test_the_clock_takes_one_a_day_for_the_group_with_the_papers(
    cast: Cast, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers.print_papers(cast.group_id)
    asked: list[Path] = []

    def take(folder: Path, _say: taking.Say) -> taking.Taken:
        asked.append(folder)
        part = folder.parent / "part"
        part.write_bytes(b"sealed")
        return taking.Taken("kikao-20261121T020000Z", now(), part, part, ())

    monkeypatch.setattr(nightly, "take", take)
    nightly.take_nightly(Actor.system(cast.other_group_id))
    nightly.take_nightly(cast.system)
    assert asked == [home / "backups"]
    assert Backup.objects.get().content_size == 6
    assert TrailEntry.objects.latest("n").verb == "backup.take"


@pytest.mark.django_db
def test_the_doctor_says_how_old_the_last_backup_and_the_last_drill_are(cast: Cast) -> None:
    papers.print_papers(cast.group_id)
    assert [finding.state for finding in backups()] == ["bad"]
    Backup.objects.create(
        working_group_id=cast.group_id, name="one", taken_at=now(), content_size=1, keys_size=1
    )
    assert [finding.state for finding in backups()] == ["good", "warn"]
    Backup.objects.update(taken_at=now() - timedelta(days=3), proven_on=today())
    assert [finding.state for finding in backups()] == ["warn", "good"]
    Backup.objects.update(taken_at=now() - timedelta(days=9), proven_on=today() - timedelta(days=400))
    assert [finding.state for finding in backups()] == ["bad", "warn"]


@pytest.mark.django_db
def test_a_disk_without_room_is_said_before_anything_is_written(
    cast: Cast, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers.print_papers(cast.group_id)
    (home / "database").write_bytes(b"rows")
    monkeypatch.setattr(database, "file_of_database", lambda: home / "database")
    monkeypatch.setattr(taking, "SPARE", 2**60)
    with pytest.raises(BackupRefused):
        taking.take(home / "backups", lambda _said: None)
    assert list((home / "backups").iterdir()) == []


@pytest.mark.parametrize("name", ["pg_dump", "pg_restore"])
def test_a_missing_program_is_said_with_its_cure(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(BackupRefused) as stop:
        database._run(name)
    assert name in str(stop.value.message)
    assert "apt-get install" in str(stop.value.cure)
