"""The page that describes the format is enough to open what was sealed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__)
PAGE = HERE.parents[3] / "docs" / "sealing-format.md"
VECTORS = json.loads((HERE.parent / "vectors.json").read_text())


@pytest.fixture(scope="module")
def program() -> dict[str, Any]:
    """Run the program that stands on the page, which knows nothing of ours."""
    found = re.search(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    assert found
    assert "kikao" not in found.group(1).replace("kikao paper", "").replace("Kikao sealed", "")
    names: dict[str, Any] = {}
    exec(compile(found.group(1), str(PAGE), "exec"), names)  # noqa: S102 - our own page
    return names


def of(name: str, key: str) -> bytes:
    return bytes.fromhex(VECTORS[name][key])


def test_the_page_opens_sealed_secrets_alone_and_in_pairs(program: dict[str, Any]) -> None:
    one, pair = VECTORS["seal_to"], VECTORS["pair"]
    opened = program["secret_box"](of("seal_to", "private"), of("seal_to", "blob"), one["about"])
    assert opened.hex() == one["plaintext"]
    inner = program["secret_box"](of("pair", "approver_private"), of("pair", "blob"), pair["outer_about"])
    opened = program["secret_box"](of("pair", "requester_private"), inner, pair["inner_about"])
    assert opened.hex() == pair["plaintext"]


def test_the_page_opens_items(program: dict[str, Any]) -> None:
    one = VECTORS["item"]
    assert program["item"](of("item", "private"), of("item", "blob"), one["about"]).decode() == one["text"]


def test_the_page_opens_files(program: dict[str, Any]) -> None:
    one = VECTORS["file"]
    assert program["file"](of("file", "key"), of("file", "blob"), one["about"]).decode() == one["text"]


def test_the_page_opens_locks(program: dict[str, Any]) -> None:
    for name in ("passphrase", "passphrase_light"):
        one = VECTORS[name]
        opened = program["passphrase_lock"](one["passphrase"], of(name, "blob"), one["about"])
        assert opened.hex() == one["plaintext"]
    one = VECTORS["secret"]
    opened = program["session_lock"](of("secret", "key"), of("secret", "blob"), one["about"])
    assert opened.hex() == one["plaintext"]


def test_the_page_reads_receipts_and_papers(program: dict[str, Any]) -> None:
    one = VECTORS["receipt"]
    assert [part.hex() for part in program["receipt"](one["words"], one["group"])] == [
        one["tag"],
        one["public"],
        one["private"],
    ]
    for paper in VECTORS["paper"]:
        assert program["paper"](paper["words"]).hex() == paper["key"]
