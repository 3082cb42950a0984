"""One person with the whole database opens no identity; two custodians do, and two papers do.

The thief is given every byte of the tables and some private keys, and opens whatever opens, again and again with
every key that turns up on the way, ignoring all rules of the program.
"""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nacl import bindings as sodium
from nacl.exceptions import CryptoError

from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.ids import new_id
from kikao.foundation.sealing import box, keys, models, roster, vault, words
from kikao.foundation.sealing.actions import approve_identity, ask_identity, print_paper_key
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.reading import whole
from tests.foundation.sealing.conftest import CUSTODIANS, NAMED, TOLD, Room
from tests.kit.sizes import size


def every_blob() -> list[bytes]:
    found: list[bytes] = []
    for model in (
        models.KeyHolder, models.Wrap, models.PairWrap, models.RecoveryBox, models.RecoveryWrap,
        models.SealedItem, models.ItemKey, models.OpenedKey, models.Draft,
    ):  # fmt: skip
        name = "locked_private" if model is models.KeyHolder else "blob"
        found += [bytes(blob) for blob in model._default_manager.values_list(name, flat=True) if blob]
    return found


def plunder(*known: bytes) -> set[bytes]:
    """Return the texts that somebody with these private keys and every blob can read."""
    privates, blobs, texts = set(known), set(every_blob()), set()
    grew = True
    while grew:
        grew = False
        for private in list(privates):
            for blob in list(blobs):
                opened = _sealed(private, blob)
                if opened is None:
                    texts |= _texts(private, blob)
                elif opened[:2] == b"\x01S" and opened not in blobs:
                    blobs.add(opened)
                    grew = True
                elif len(opened) == 32 and opened not in privates:
                    privates.add(opened)
                    grew = True
    return texts


def _sealed(private: bytes, blob: bytes) -> bytes | None:
    try:
        return sodium.crypto_box_seal_open(blob[2:], box.public_of(private), private)[16:]
    except CryptoError:
        return None


def _texts(private: bytes, blob: bytes) -> set[bytes]:
    """Open an item the way a thief does, who knows the ids and so what each item is bound to."""
    found = set()
    for item in models.SealedItem.objects.select_related("compartment"):
        if bytes(item.blob) == blob:
            bound = box.item_about(item.compartment.layer, item.compartment_id, item.id)
            try:
                found.add(box.open_item(private, whole(item), bound))
            except box.SealBroken:
                continue
    return found


@pytest.mark.parametrize("name", ["anne", "chantal", "esperance", "emile", "eve"])
def test_nobody_alone_opens_an_identity(room: Room, name: str) -> None:
    room.report()
    ask_identity(room.actor("esperance"), subject_id=room.report()[0], reason="why")
    read = plunder(room.keys[name])
    assert NAMED.encode() not in read
    assert (TOLD.encode() in read) == (name == "anne")


def test_all_secretaries_together_open_no_identity(room: Room) -> None:
    room.report()
    read = plunder(*(room.keys[name] for name in ("anne", "alice", "chantal")))
    assert TOLD.encode() in read
    assert NAMED.encode() not in read


@pytest.mark.parametrize("pair", list(combinations(CUSTODIANS, 2)))
def test_any_two_custodians_open_it(room: Room, pair: tuple[str, str]) -> None:
    room.report()
    assert NAMED.encode() in plunder(*(room.keys[name] for name in pair))


def test_the_approver_alone_learns_nothing_from_approving(room: Room) -> None:
    subject_id, _told, _named = room.report()
    opening_id = ask_identity(room.actor("emile"), subject_id=subject_id, reason="why")
    approve_identity(room.actor("eve"), opening_id=opening_id)
    assert NAMED.encode() not in plunder(room.keys["eve"])
    assert NAMED.encode() in plunder(room.keys["emile"])


def test_one_paper_opens_nothing_and_two_open_everything(room: Room) -> None:
    papers = [words.from_paper(print_paper_key(room.actor(name), label="safe").words) for name in CUSTODIANS]
    room.report()
    for paper, name in zip(papers, CUSTODIANS, strict=True):
        assert plunder(paper) == set()
        assert NAMED.encode() not in plunder(paper, room.keys["anne"])
        assert NAMED.encode() not in plunder(paper, room.keys[name])
    for pair in combinations(papers, 2):
        assert {TOLD.encode(), NAMED.encode()} <= plunder(*pair)


def test_who_was_reset_or_left_opens_nothing_from_a_later_copy(room: Room) -> None:
    room.report(readers=("anne", "alice", "emile"))
    keys.replace_keys_after_reset(room.group_id, room.accounts["anne"], "new one")
    keys.retire_keys(room.accounts["emile"])
    assert plunder(room.keys["anne"], room.keys["emile"]) == set()
    assert NAMED.encode() not in plunder(room.keys["emile"], room.keys["eve"])


@pytest.mark.django_db
@settings(
    max_examples=size(3, 60),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(count=st.integers(2, 5), reports=st.integers(1, 3), data=st.data())
def test_however_many_custodians_there_are_it_takes_two(
    count: int, reports: int, data: st.DataObject
) -> None:
    group = WorkingGroup.objects.create(name="Group", province="Sud-Kivu", prefix="SK")
    held = {}
    for _one in range(count):
        account_id = new_id()
        held[account_id] = keys.make_keys(group.id, account_id, "passphrase")
    before = dict(roster._ANSWERS)
    roster.register(custodians=lambda _group: held, walled=lambda *_asked: ())
    try:
        for _one in range(reports):
            subject_id = new_id()
            vault.open_compartments(group.id, subject_id, readers=list(held))
            vault.put(group.id, subject_id, "named", f"{NAMED} {subject_id}", layer=Layer.I)
    finally:
        roster._ANSWERS.clear()
        roster._ANSWERS.update(before)
    alone = data.draw(st.sampled_from(sorted(held)))
    other = data.draw(st.sampled_from(sorted(set(held) - {alone})))
    assert not [text for text in plunder(held[alone]) if text.startswith(NAMED.encode())]
    opened = [text for text in plunder(held[alone], held[other]) if text.startswith(NAMED.encode())]
    assert len(opened) == reports
