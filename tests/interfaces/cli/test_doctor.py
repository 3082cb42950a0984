"""`kikao doctor`: every finding with its cure."""

from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.clock import now
from kikao.foundation.notices.models import Beat
from kikao.interfaces.cli import main as kikao
from kikao.interfaces.cli.doctor import database, group, machine
from kikao.interfaces.cli.doctor.finding import BAD, GOOD, WARN, Finding
from tests.kit.cast import Cast

Said = pytest.CaptureFixture[str]


def finding(what: str, found: list[Finding]) -> Finding:
    return next(one for one in found if one.what == what)


def test_the_doctor_names_what_is_missing_on_the_first_day(cast: Cast) -> None:
    found = list(group.group(whole_trail=True))
    assert finding("reports", found).state == WARN
    assert "paper keys" in finding("reports", found).said
    assert finding("clock", found).state == WARN
    assert finding("trail", found).state == GOOD


def test_the_doctor_is_content_with_a_working_group(cast: Cast) -> None:
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    Beat.objects.create(job="tick", started_at=now())
    Beat.objects.create(job="late", started_at=now(), fault="ValueError")
    found = list(group.group(whole_trail=False))
    assert finding("reports", found).state == GOOD
    assert finding("clock", found).state == GOOD
    assert finding("job late", found).state == BAD


@pytest.mark.django_db
def test_the_doctor_sends_to_init_when_there_is_no_group() -> None:
    assert "kikao init" in finding("group", list(group.group(whole_trail=False))).cure


@pytest.mark.django_db
def test_the_database_is_looked_at() -> None:
    found = list(database.database())
    assert finding("database", found).said == connection.vendor
    durable = "every commit durable" if connection.vendor == "sqlite" else "synchronous_commit"
    assert finding(durable, found).state in (GOOD, BAD)


@pytest.mark.django_db
def test_a_setting_that_loses_commits_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_ask", lambda question: "off" if "SHOW" in question else 1)
    for look in (database._sqlite, database._postgres):
        assert BAD in {one.state for one in look()}
        assert all(one.cure for one in look() if one.state == BAD)


def test_a_folder_that_others_read_is_found(settings: Settings, tmp_path: Path) -> None:
    settings.KIKAO_HOME = tmp_path
    tmp_path.chmod(0o755)
    (tmp_path / "secret-key").write_text("x")
    (tmp_path / "secret-key").chmod(0o644)
    found = list(machine.machine())
    assert finding("data folder", found).cure.startswith("Run: chmod 700")
    assert finding("secret key", found).state == BAD
    tmp_path.chmod(0o700)
    (tmp_path / "secret-key").unlink()
    assert finding("secret key", list(machine.machine())).state == BAD


@pytest.mark.parametrize(
    ("address", "state"),
    [
        ("https://kikao.example", GOOD),
        ("http://127.0.0.1:8000", GOOD),
        ("http://localhost:8000", GOOD),
        ("http://192.168.1.5", BAD),
        ("http://kikao.example", BAD),
    ],
)
def test_only_https_or_this_machine_is_served(settings: Settings, address: str, state: str) -> None:
    settings.KIKAO_BASE_URL = address
    assert finding("address", list(machine.machine())).state == state


def test_light_passphrases_and_a_full_disk_are_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.KIKAO_KDF = "light"
    assert finding("passphrases", list(machine.machine())).state == BAD
    settings.KIKAO_KDF = "full"
    assert finding("passphrases", list(machine.machine())).state == GOOD
    for free, state in ((10, BAD), (machine.LITTLE - 1, WARN), (machine.LITTLE * 9, GOOD)):
        usage = type("Usage", (), {"free": free})
        monkeypatch.setattr(machine.shutil, "disk_usage", lambda _place, usage=usage: usage)
        assert finding("room on disk", list(machine.machine())).state == state


def test_the_command_ends_with_one_when_something_is_bad(cast: Cast, capsys: Said) -> None:
    assert kikao.main(["doctor", "--trail"]) == 1
    said = capsys.readouterr().out
    assert "BAD   passphrases" in said
    assert "to cure" in said
