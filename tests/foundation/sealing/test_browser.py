"""What a browser sealed opens here and with the page that describes the format, and in no other place."""

import hashlib
import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

import kikao.interfaces.public
from kikao.foundation.sealing import box
from kikao.foundation.sealing.browser import draft_of, open_draft, readable
from tests.foundation.sealing import test_format

VECTOR: dict[str, str] = json.loads((Path(__file__).parent / "browser_vector.json").read_text())
PRIVATE, BLOB = bytes.fromhex(VECTOR["private"]), bytes.fromhex(VECTOR["blob"])
VENDOR = Path(kikao.interfaces.public.__file__).parent / "static" / "public" / "vendor"
program = test_format.program
TWEETNACL_AND_BLAKEJS = "08fed063a7d48208bf5ec72e2a3fb7c747020f3015f2642be76983e4e8c69b6b"


def test_what_a_browser_made_opens_natively_and_by_the_page(program: dict[str, Any]) -> None:
    assert open_draft(PRIVATE, BLOB).decode() == VECTOR["text"]
    assert program["browser_draft"](PRIVATE, BLOB).decode() == VECTOR["text"]
    assert json.loads(VECTOR["text"])["fields"]["words"] == ["Watu wawili walituzuia — deux hommes, 2 €."]


@pytest.mark.parametrize("at", [0, 1, 2, 18, 34, 36, 68, 90, -1])
def test_no_byte_of_it_can_be_changed(at: int) -> None:
    changed = bytearray(BLOB)
    changed[at] ^= 1
    with pytest.raises(box.SealBroken):
        open_draft(PRIVATE, bytes(changed))


def test_it_opens_with_no_other_key_and_for_no_other_envelope() -> None:
    with pytest.raises(box.SealBroken):
        open_draft(box.new_pair().private, BLOB)
    moved = BLOB[:2] + uuid4().bytes + BLOB[18:]
    with pytest.raises(box.SealBroken):
        open_draft(PRIVATE, moved)
    assert draft_of(moved).draft_id == draft_of(BLOB).draft_id


@pytest.mark.parametrize("blob", [b"", b"\x01B", BLOB[:34], b"\x01S" + BLOB[2:]])
def test_what_no_browser_wrote_is_not_read(blob: bytes) -> None:
    assert readable(blob) is None


def test_the_libraries_in_the_browser_are_those_that_were_looked_at() -> None:
    assert hashlib.sha256((VENDOR / "boxes.min.js").read_bytes()).hexdigest() == TWEETNACL_AND_BLAKEJS
    licence = (VENDOR / "boxes.LICENSE.txt").read_text()
    assert "public domain" in licence
    assert "Blakejs contributors" in licence
