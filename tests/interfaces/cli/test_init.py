"""`kikao init`: a real group, without any demonstration data."""

import io

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.sealing.signin import use_door_code
from kikao.interfaces.cli import main as kikao
from kikao.interfaces.cli.management.commands import init
from kikao.registry.people.queries import accounts_with, first_run, groups
from tests.kit.cast import PASSPHRASE

WORDS = ["init", "--name", "GT PV", "--province", "Sud-Kivu", "--secretariat-username", "ogp"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _tables_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(init, "call_command", lambda *_args, **_options: None)


def test_init_prints_a_code_with_which_the_secretary_comes_in(capsys: pytest.CaptureFixture[str]) -> None:
    assert kikao.main([*WORDS, "--invite"]) == 0
    said = capsys.readouterr().out
    code = said.split("once): ")[1].split()[0]
    account = use_door_code(username="ogp", first=code, second="", passphrase=PASSPHRASE)
    assert accounts_with(groups()[0].id, Role.SECRETARIAT) == [account]
    assert "/office/people/first-run/" in said
    assert not groups()[0].is_demo


def test_init_asks_the_passphrase_twice_at_the_machine(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["short", PASSPHRASE, "other", PASSPHRASE, PASSPHRASE])
    monkeypatch.setattr(init.getpass, "getpass", lambda _prompt: next(typed))
    monkeypatch.setattr(init.sys, "stdin", _Terminal())
    assert kikao.main(WORDS) == 0
    assert PASSPHRASE not in capsys.readouterr().out
    assert first_run(Actor.system(groups()[0].id)).report.secretariat_keys.have == 1


def test_init_sets_nothing_up_without_a_passphrase(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(init.getpass, "getpass", lambda _prompt: "short")
    monkeypatch.setattr(init.sys, "stdin", _Terminal())
    assert kikao.main(WORDS) == 1
    assert groups() == ()


def test_init_refuses_a_second_group(capsys: pytest.CaptureFixture[str]) -> None:
    assert kikao.main([*WORDS, "--invite"]) == 0
    assert kikao.main([*WORDS, "--invite"]) == 1
    assert "KIKAO_HOME" in capsys.readouterr().err
    assert len(groups()) == 1


def test_init_leaves_nothing_behind_when_it_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert kikao.main([*WORDS[:-1], "Nom Faux", "--invite"]) == 1
    assert "username" in capsys.readouterr().err
    assert groups() == ()


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True
