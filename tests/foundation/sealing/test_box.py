"""The bytes: what was sealed opens with the right key in its own place, and in no other way."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.exceptions import CryptoError

from kikao.foundation.sealing import box

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent / "vectors.json").read_text())
ME, OTHER = box.new_pair(), box.new_pair()
SECRET = bytes(range(32))
PLACE = "N|compartment|item|v1"


def of(name: str, key: str) -> bytes:
    return bytes.fromhex(VECTORS[name][key])


def test_sealed_box_made_by_an_earlier_version_opens() -> None:
    one = VECTORS["seal_to"]
    assert (
        box.open_with(of("seal_to", "private"), of("seal_to", "blob"), one["about"]).hex() == one["plaintext"]
    )
    assert box.public_of(of("seal_to", "private")).hex() == one["public"]


def test_pair_made_by_an_earlier_version_opens() -> None:
    one = VECTORS["pair"]
    inner = box.open_with(of("pair", "approver_private"), of("pair", "blob"), one["outer_about"])
    opened = box.open_with(of("pair", "requester_private"), inner, one["inner_about"])
    assert opened.hex() == one["plaintext"]


def test_item_made_by_an_earlier_version_opens() -> None:
    one = VECTORS["item"]
    assert one["about"] == box.item_about("N", "compartment", "item")
    assert box.open_item(of("item", "private"), of("item", "blob"), one["about"]).decode() == one["text"]


@pytest.mark.parametrize("name", ["passphrase", "passphrase_light"])
def test_lock_made_by_an_earlier_version_opens(name: str) -> None:
    one = VECTORS[name]
    assert (
        box.unlock_with_passphrase(of(name, "blob"), one["passphrase"], one["about"]).hex()
        == one["plaintext"]
    )


def test_session_lock_made_by_an_earlier_version_opens() -> None:
    one = VECTORS["secret"]
    opened = box.unlock_with_secret(of("secret", "blob"), of("secret", "key"), one["about"])
    assert opened.hex() == one["plaintext"]


def test_receipt_yields_the_same_keys_for_ever() -> None:
    one = VECTORS["receipt"]
    keys = box.receipt_keys(one["words"], one["group"])
    assert (keys.tag.hex(), keys.public.hex(), keys.private.hex()) == (
        one["tag"],
        one["public"],
        one["private"],
    )


def test_tags_commitments_and_signatures_are_the_same_for_ever() -> None:
    tag, fixed, signed = VECTORS["keyed_tag"], VECTORS["commitment"], VECTORS["signature"]
    assert box.keyed_tag(bytes.fromhex(tag["key"]), tag["message"].encode()).hex() == tag["tag"]
    assert box.commitment(bytes.fromhex(fixed["salt"]), fixed["content"].encode()).hex() == fixed["digest"]
    assert box.sign(bytes.fromhex(signed["private"]), signed["message"].encode()).hex() == signed["signature"]
    box.verify(
        bytes.fromhex(signed["public"]), signed["message"].encode(), bytes.fromhex(signed["signature"])
    )


@given(st.binary(max_size=2000), st.text(max_size=60))
@settings(max_examples=60)
def test_what_was_sealed_opens_in_its_own_place(content: bytes, about: str) -> None:
    assert box.open_with(ME.private, box.seal_to(ME.public, content, about), about) == content
    assert box.open_item(ME.private, box.seal_item(ME.public, content, about), about) == content
    locked = box.lock_with_passphrase(content, about, about, box.LIGHT)
    assert box.unlock_with_passphrase(locked, about, about) == content
    assert box.unlock_with_secret(box.lock_with_secret(content, SECRET, about), SECRET, about) == content


KINDS: dict[str, tuple[Callable[[], bytes], Callable[[bytes], bytes]]] = {
    "sealed": (
        lambda: box.seal_to(ME.public, SECRET, PLACE),
        lambda blob: box.open_with(ME.private, blob, PLACE),
    ),
    "item": (
        lambda: box.seal_item(ME.public, b"words", PLACE),
        lambda blob: box.open_item(ME.private, blob, PLACE),
    ),
    "passphrase": (
        lambda: box.lock_with_passphrase(SECRET, "phrase", PLACE, box.LIGHT),
        lambda blob: box.unlock_with_passphrase(blob, "phrase", PLACE),
    ),
    "secret": (
        lambda: box.lock_with_secret(SECRET, SECRET, PLACE),
        lambda blob: box.unlock_with_secret(blob, SECRET, PLACE),
    ),
}


def spoiled(blob: bytes) -> Iterator[bytes]:
    """Yield the blob with each byte changed, cut at each place, and with something after its end."""
    for place in range(len(blob)):
        # the cost of a lock is a number that another attempt would be made with: set high it is refused unread
        yield blob[:place] + bytes([blob[place] ^ 0x80]) + blob[place + 1 :]
        yield blob[:place]
    yield blob + b"\0"


@pytest.mark.parametrize("kind", KINDS)
def test_every_altered_byte_and_every_cut_is_noticed(kind: str) -> None:
    make, unmake = KINDS[kind]
    whole = make()
    unmake(whole)
    for blob in spoiled(whole):
        with pytest.raises(box.SealBroken):
            unmake(blob)


@pytest.mark.parametrize("kind", KINDS)
def test_a_blob_of_another_kind_does_not_open(kind: str) -> None:
    _make, unmake = KINDS[kind]
    for other, (make, _unmake) in KINDS.items():
        if other != kind:
            with pytest.raises(box.SealBroken):
                unmake(make())


def test_another_key_another_place_or_another_phrase_opens_nothing() -> None:
    sealed, item = box.seal_to(ME.public, SECRET, PLACE), box.seal_item(ME.public, b"words", PLACE)
    locked = box.lock_with_passphrase(SECRET, "phrase", PLACE, box.LIGHT)
    attempts: list[Callable[[], bytes]] = [
        lambda: box.open_with(OTHER.private, sealed, PLACE),
        lambda: box.open_with(ME.private, sealed, "N|compartment|another|v1"),
        lambda: box.open_with(ME.private, sealed),
        lambda: box.open_item(OTHER.private, item, PLACE),
        lambda: box.open_item(ME.private, item, "N|compartment|another|v1"),
        lambda: box.unlock_with_passphrase(locked, "Phrase", PLACE),
        lambda: box.unlock_with_passphrase(locked, "phrase", "another"),
        lambda: box.unlock_with_secret(box.lock_with_secret(SECRET, SECRET, PLACE), bytes(32), PLACE),
        lambda: box.open_with(b"short", sealed, PLACE),
    ]
    for attempt in attempts:
        with pytest.raises(box.SealBroken) as raised:
            attempt()
        assert str(raised.value) == ""


def test_a_key_that_is_no_key_is_refused_when_sealing() -> None:
    for attempt in (
        lambda: box.seal_to(b"short", SECRET),
        lambda: box.seal_to(bytes(32), SECRET),
        lambda: box.seal_item(b"", SECRET, PLACE),
        lambda: box.lock_with_secret(SECRET, b"short", PLACE),
        lambda: box.keyed_tag(bytes(100), b"message"),
        lambda: box.sign(b"short", b"message"),
    ):
        with pytest.raises(box.SealBroken):
            attempt()


def test_a_lock_that_asks_for_all_memory_is_refused_before_it_is_tried() -> None:
    locked = box.lock_with_passphrase(SECRET, "phrase", PLACE, box.LIGHT)
    too_long = locked[:2] + bytes([255]) + locked[3:]
    too_wide = locked[:3] + b"\xff\xff\xff\xff" + locked[7:]
    too_small = locked[:3] + bytes(4) + locked[7:]
    for blob in (too_long, too_wide, too_small):
        with pytest.raises(box.SealBroken):
            box.unlock_with_passphrase(blob, "phrase", PLACE)


def test_a_passphrase_is_the_same_on_every_keyboard() -> None:
    locked = box.lock_with_passphrase(SECRET, "\u00e9t\u00e9 \ufb01n", PLACE, box.LIGHT)
    assert box.unlock_with_passphrase(locked, "e\u0301te\u0301 fin", PLACE) == SECRET


@given(st.integers(min_value=0, max_value=600))
@settings(max_examples=50)
def test_a_text_does_not_tell_its_length(length: int) -> None:
    size = len(box.seal_item(ME.public, b"x" * length, PLACE))
    assert size == 2 + 80 + 24 + 16 + (length // 256 + 1) * 256


def test_bytes_that_sealing_adds() -> None:
    assert len(box.seal_to(ME.public, SECRET)) == 32 + 66
    assert len(box.lock_with_passphrase(SECRET, "phrase", PLACE, box.LIGHT)) == 32 + 63
    assert len(box.lock_with_secret(SECRET, SECRET, PLACE)) == 32 + 42
    assert len(box.seal_item(ME.public, b"", PLACE, box.FILE_BUCKET)) == 122 + 4096


def test_an_item_padded_for_another_bucket_is_refused() -> None:
    blob = box.seal_item(ME.public, b"x" * 300, PLACE)
    with pytest.raises(box.SealBroken):
        box.open_item(ME.private, box.seal_item(ME.public, b"", PLACE, 512), PLACE, 16)
    assert box.open_item(ME.private, blob, PLACE) == b"x" * 300


def test_receipts_differ_between_groups() -> None:
    one, two = (box.receipt_keys("a", group, box.LIGHT) for group in ("one", "two"))
    assert len({one.tag, two.tag, one.private, two.private, one.public}) == 5
    sealed = box.seal_to(one.public, SECRET)
    assert box.open_with(one.private, sealed) == SECRET


def test_a_forged_signature_is_refused() -> None:
    signer = box.new_signer()
    signature = box.sign(signer.private, b"head")
    box.verify(signer.public, b"head", signature)
    for message, mark in ((b"heat", signature), (b"head", signature[:-1]), (b"head", bytes(64))):
        with pytest.raises(box.SealBroken):
            box.verify(signer.public, message, mark)


def test_no_private_half_is_shown_by_mistake() -> None:
    for thing in (ME, box.receipt_keys("a", "b", box.LIGHT)):
        assert "private" not in repr(thing)


def test_the_library_underneath_is_never_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_given: object) -> bytes:
        raise CryptoError

    monkeypatch.setattr(box.sodium, "crypto_pwhash_alg", fails)
    with pytest.raises(box.SealBroken):
        box.lock_with_passphrase(SECRET, "phrase", PLACE)
