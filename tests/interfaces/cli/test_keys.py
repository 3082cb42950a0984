"""`kikao keys` at the machine."""

import io
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from kikao.foundation.base.ids import new_id
from kikao.foundation.sealing import keys, vault
from kikao.foundation.sealing.actions import print_paper_key
from kikao.foundation.sealing.models import KeyHolder
from kikao.interfaces.cli.main import DONE, REFUSED, run
from tests.kit.cast import Cast


def said(*words: str) -> tuple[int, str]:
    with redirect_stdout(io.StringIO()) as out:
        code = run("keys", list(words))
    return code, out.getvalue()


def test_verify_finds_what_too_few_can_open_and_keys_of_nobody(cast: Cast) -> None:
    for name in ("esperance", "emile", "eve"):
        print_paper_key(cast.actor(name), label="safe")
    subject_id = new_id()
    vault.open_compartments(
        cast.group_id, subject_id, readers=[cast.accounts["anne"], cast.accounts["alice"]]
    )
    vault.put(cast.group_id, subject_id, "opening_reason", "SECRET-NAME")
    code, words = said("verify")
    assert (code, "1 sealed items" in words, "SECRET" in words) == (DONE, True, False)
    keys.replace_keys_after_reset(cast.group_id, cast.accounts["anne"], "new one")
    code, words = said("verify")
    assert (code, "1 items, 1 readers, under the papers" in words) == (REFUSED, True)
    KeyHolder.objects.filter(account_id=cast.accounts["alice"]).update(active=False)
    code, words = said("verify")
    assert (code, "whose account has no key any more: 1" in words) == (REFUSED, True)


def test_the_tool_is_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("keys", ["tool", str(tmp_path)]) == DONE
    assert "import kikao" not in (tmp_path / "kikao_offline.py").read_text()
    assert run("keys", ["tool", str(tmp_path)]) == REFUSED
    assert run("keys", ["tool", str(tmp_path / "none" / "x.py")]) == REFUSED
    assert "there already" in capsys.readouterr().err
