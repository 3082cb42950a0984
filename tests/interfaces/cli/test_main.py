"""The `kikao` command: help, refusals with a cure, exit codes."""

import pytest
from django.core.management.base import CommandError
from django.db import DatabaseError

from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.interfaces.cli import main as kikao
from kikao.interfaces.cli.management.commands import audit

Said = pytest.CaptureFixture[str]


def test_help_lists_every_command(capsys: Said) -> None:
    assert kikao.main(["--help"]) == kikao.DONE
    said = capsys.readouterr().out
    assert all(f"  {name}" in said for name in kikao.names())
    assert {"audit", "confirm", "doctor", "init", "serve"} <= set(kikao.names())


def test_no_command_is_a_misuse_and_shows_the_list(capsys: Said) -> None:
    assert kikao.main([]) == kikao.MISUSED
    assert "kikao COMMAND" in capsys.readouterr().out


def test_a_slip_of_the_hand_is_told_what_was_meant(capsys: Said) -> None:
    assert kikao.main(["docter"]) == kikao.MISUSED
    assert "kikao doctor" in capsys.readouterr().err
    assert kikao.main(["zzzzzz"]) == kikao.MISUSED
    assert "kikao --help" in capsys.readouterr().err


def test_version(capsys: Said) -> None:
    assert kikao.main(["--version"]) == kikao.DONE
    assert capsys.readouterr().out.startswith("kikao 0.")


@pytest.mark.parametrize("name", kikao.names())
def test_every_command_has_a_help_without_inner_options(name: str, capsys: Said) -> None:
    assert kikao.main([name, "--help"]) == kikao.DONE
    assert f"usage: kikao {name}" in capsys.readouterr().out


def test_a_wrong_option_is_a_misuse(capsys: Said) -> None:
    assert kikao.main(["doctor", "--nonsense"]) == kikao.MISUSED


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (Unknown(), 1, "nothing here"),
        (Invalid({"name": "write it"}), 1, "name: write it"),
        (Stop("a.b", "refused", cure="do that"), 1, "do that"),
        (CommandError("not so"), 1, "not so"),
        (DatabaseError("no such table"), 1, "kikao doctor"),
        (KeyboardInterrupt(), 130, ""),
        (SystemExit(3), 3, ""),
    ],
)
def test_what_goes_wrong_ends_with_words_and_a_code(
    monkeypatch: pytest.MonkeyPatch, capsys: Said, error: BaseException, code: int, words: str
) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(audit.Command, "handle", fail)
    monkeypatch.setenv("LANGUAGE", "en")
    from django.utils.translation import override

    with override("en"):
        assert kikao.main(["audit", "verify"]) == code
    assert words in capsys.readouterr().err
