"""A file from one group to another: it opens for the right one alone, and not at all if a bit of it was changed."""

import os
import random
import struct
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing import box, handing, handkeys
from kikao.foundation.sealing.handed import (
    Damaged,
    Forged,
    Newer,
    NotACard,
    NotAPackage,
    NotAReceipt,
    TooLarge,
)
from kikao.foundation.sealing.handing import (
    BUCKET,
    HEAD,
    MOST,
    check_package,
    open_package,
    read_head,
    reader_of,
    seal_package,
)
from kikao.foundation.sealing.handkeys import HandKeys, card_text, hand_keys, new_hand_keys, read_card
from kikao.foundation.sealing.handreceipts import open_receipt, receipt_for, seal_receipt

FLIPS = pytest.mark.parametrize("flips", [200, pytest.param(1000, marks=pytest.mark.full)])
WORDS = b"what nobody else may read " * 40
NOBODY = UUID(int=0)


def package(sender: HandKeys, receiver: HandKeys, content: bytes = WORDS) -> bytes:
    """Seal something."""
    sealed: list[bytes] = []
    head = seal_package(sender, receiver.public, uuid4(), len(content), [content], sealed.append)
    return head + b"".join(sealed)


def opened(sender: HandKeys, receiver: HandKeys, raw: bytes) -> bytes:
    """Take a file as the act does: look at it from outside, then open it."""
    head = read_head(raw)
    if head.receiver != receiver.public.key_id or head.sender != sender.public.key_id:
        raise NotAPackage
    check_package(head, sender.public, [raw[HEAD:]])
    return b"".join(open_package(receiver, head, [raw[HEAD:]]))


@pytest.fixture(scope="module")
def ends() -> tuple[HandKeys, HandKeys]:
    """Return two groups' keys."""
    return new_hand_keys(), new_hand_keys()


def test_what_went_in_comes_out_whatever_its_length(ends: tuple[HandKeys, HandKeys]) -> None:
    for content in (b"", b"x", WORDS, bytes(BUCKET - 8), bytes(BUCKET), os.urandom(3 * BUCKET + 5)):
        assert opened(*ends, package(*ends, content)) == content


@FLIPS
def test_not_one_changed_bit_is_taken(ends: tuple[HandKeys, HandKeys], flips: int) -> None:
    raw, lot = package(*ends), random.Random(37)  # noqa: S311 - the same places each time
    places = [*range(HEAD), *(lot.randrange(len(raw)) for _one in range(flips))]
    for place in places:
        changed = bytearray(raw)
        changed[place] ^= 1 << lot.randrange(8)
        with pytest.raises(Stop):
            opened(*ends, bytes(changed))


def test_nothing_cut_off_and_nothing_added_is_taken(ends: tuple[HandKeys, HandKeys]) -> None:
    raw = package(*ends)
    for changed in (raw[:10], raw[:HEAD], raw[:-1], raw + b"x", raw[:HEAD] + raw[HEAD + 1 :]):
        with pytest.raises(Stop):
            opened(*ends, changed)


def test_a_file_opens_for_nobody_else(ends: tuple[HandKeys, HandKeys]) -> None:
    raw, stranger = package(*ends), new_hand_keys()
    with pytest.raises(Damaged):
        list(open_package(stranger, read_head(raw), [raw[HEAD:]]))


def test_nobody_signs_what_another_sealed(ends: tuple[HandKeys, HandKeys]) -> None:
    """Somebody who takes the sender's name off and puts their own on has a file that does not open."""
    sender, receiver = ends
    raw, thief = package(sender, receiver), new_hand_keys()
    own = package(thief, receiver)
    with pytest.raises(Forged):
        check_package(read_head(raw), thief.public, [raw[HEAD:]])
    mixed = own[:HEAD] + raw[HEAD:]
    with pytest.raises(Damaged):
        check_package(read_head(mixed), thief.public, [mixed[HEAD:]])


def test_a_file_tells_nothing_to_who_looks_at_it_from_outside(ends: tuple[HandKeys, HandKeys]) -> None:
    short, long = package(*ends, b"x"), package(*ends, WORDS * 100)
    assert len(short) == len(long)
    assert b"nobody else" not in long
    assert len(package(*ends, bytes(BUCKET))) > len(long)


def test_more_than_a_file_may_hold_is_refused_before_it_is_sealed(ends: tuple[HandKeys, HandKeys]) -> None:
    with pytest.raises(TooLarge):
        seal_package(ends[0], ends[1].public, NOBODY, MOST, [], lambda _sealed: None)
    with pytest.raises(RuntimeError):
        seal_package(ends[0], ends[1].public, NOBODY, 5, [b"four"], lambda _sealed: None)


def test_a_head_that_announces_too_much_is_refused_unread(ends: tuple[HandKeys, HandKeys]) -> None:
    raw = bytearray(package(*ends))
    struct.pack_into(">Q", raw, 8 + 2 + 2 + 48, MOST + 1)
    with pytest.raises(TooLarge):
        read_head(bytes(raw))


def test_a_newer_version_asks_for_an_upgrade(ends: tuple[HandKeys, HandKeys]) -> None:
    raw = bytearray(package(*ends))
    struct.pack_into(">H", raw, 8, 2)
    with pytest.raises(Newer):
        read_head(bytes(raw))
    receipt = bytearray(seal_receipt(ends[1], ends[0].public, {"answer": "RECEIVED"}))
    struct.pack_into(">H", receipt, 8, 2)
    with pytest.raises(Newer):
        receipt_for(bytes(receipt))


def test_what_opens_to_less_than_it_said_is_damaged(ends: tuple[HandKeys, HandKeys]) -> None:
    raw = package(*ends)
    with pytest.raises(Damaged):
        list(open_package(ends[1], read_head(raw), []))


def test_a_card_says_who_and_by_which_words(ends: tuple[HandKeys, HandKeys]) -> None:
    text = card_text("A group", ends[0])
    assert read_card(text) == ("A group", ends[0].public)
    words = ends[0].public.fingerprint.split()
    assert len(words) == 8
    assert ends[0].public.fingerprint != ends[1].public.fingerprint
    assert hand_keys(ends[0].kept(), ends[0].public) == ends[0]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "",
        lambda text: "[]",
        lambda text: "[" * 3000,
        lambda text: text.replace("A group", "Another"),
        lambda text: text.replace("A group", " "),
        lambda text: text.replace('"version": 1', '"version": 2'),
        lambda text: text.replace('"seal": "', '"seal": "?'),
        lambda text: text.replace('"sign": "', '"sign": "AAAA'),
        lambda text: text + " " * 5000,
    ],
)
def test_a_card_that_was_miscopied_is_no_card(ends: tuple[HandKeys, HandKeys], change: object) -> None:
    with pytest.raises(NotACard):
        read_card(change(card_text("A group", ends[0])))  # type: ignore[operator]


def test_a_receipt_opens_for_the_sender_alone_and_is_of_one_length(ends: tuple[HandKeys, HandKeys]) -> None:
    sender, answering = ends
    raw = seal_receipt(answering, sender.public, {"answer": "ACCEPTED", "reference": "HK-R-2026-AAAAAA"})
    assert receipt_for(raw) == (sender.public.key_id, answering.public.key_id)
    assert open_receipt(sender, answering.public, raw)["answer"] == "ACCEPTED"
    assert len(raw) == len(seal_receipt(answering, sender.public, {}))
    assert b"ACCEPTED" not in raw
    stranger = new_hand_keys()
    with pytest.raises(Damaged):
        open_receipt(stranger, answering.public, raw)
    with pytest.raises(Forged):
        open_receipt(sender, stranger.public, raw)


@FLIPS
def test_not_one_changed_bit_of_a_receipt_is_taken(ends: tuple[HandKeys, HandKeys], flips: int) -> None:
    sender, answering = ends
    raw, lot = seal_receipt(answering, sender.public, {"answer": "ACCEPTED"}), random.Random(38)  # noqa: S311
    for _one in range(flips):
        changed = bytearray(raw)
        changed[lot.randrange(len(raw))] ^= 1 << lot.randrange(8)
        with pytest.raises(Stop):
            open_receipt(sender, answering.public, bytes(changed))


def test_something_else_is_no_receipt(ends: tuple[HandKeys, HandKeys]) -> None:
    for raw in (b"", b"KIKAORC\n", os.urandom(2000), bytes(9000)):
        with pytest.raises(NotAReceipt):
            receipt_for(raw)


def test_pieces_of_any_length_are_read_in_any_length() -> None:
    def pieces() -> Iterator[bytes]:
        yield b""
        yield b"abc"
        yield b"defgh"

    read = reader_of(pieces())
    assert [read(2), read(0), read(4), read(10), read(1)] == [b"ab", b"", b"cdef", b"gh", b""]


def test_a_sender_that_announces_more_than_it_sends_is_found(ends: tuple[HandKeys, HandKeys]) -> None:
    sender, receiver = ends
    package_id, secret = uuid4(), box.new_secret()
    about = handing._about(sender.public.key_id, receiver.public.key_id, package_id)
    sealer = box.StreamSealer(secret, about)
    body = sealer.add(struct.pack(">Q", 1_000_000) + b"too little") + sealer.finish()
    boxed = box.seal_to(receiver.public.seal, secret, about)
    head = handing.Head(
        receiver.public.key_id, sender.public.key_id, package_id, len(body), b"", b"", boxed, b""
    )
    with pytest.raises(Damaged):
        list(open_package(receiver, head, [body]))


def test_no_fingerprint_has_a_word_that_mocks(
    ends: tuple[HandKeys, HandKeys], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = frozenset(ends[0].public.fingerprint.split())
    monkeypatch.setattr(handkeys, "NEVER_DRAWN", drawn)
    assert drawn.isdisjoint(ends[0].public.fingerprint.split())


def test_a_receipt_that_says_nothing_says_nothing(ends: tuple[HandKeys, HandKeys]) -> None:
    raw = seal_receipt(ends[1], ends[0].public, ["ACCEPTED"])  # type: ignore[arg-type]
    assert open_receipt(ends[0], ends[1].public, raw) == {}


@pytest.mark.parametrize("said", ["half a letter \ud800", "nothing \x00", "two\nlines"])
def test_a_receipt_whose_words_cannot_be_kept_is_damaged(ends: tuple[HandKeys, HandKeys], said: str) -> None:
    sender, answering = ends
    raw = seal_receipt(answering, sender.public, {"reference": said})
    with pytest.raises(Damaged):
        open_receipt(sender, answering.public, raw)
