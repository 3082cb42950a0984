"""Who loses a key opens nothing that is put in afterwards, from whatever copy of the disk; nobody else loses anything."""

import pytest

from kikao.foundation.access.wall import UNIFORM, raise_wall
from kikao.foundation.base.ids import new_id
from kikao.foundation.sealing import box, keys, vault
from kikao.foundation.sealing.actions import approve_identity, ask_identity, print_paper_key
from kikao.foundation.sealing.compartments import about
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.identity import read_identity
from kikao.foundation.sealing.models import Compartment, PairWrap, SealedItem, Wrap
from kikao.foundation.sealing.reading import open_one
from kikao.foundation.sealing.stops import NotReady, Sealed
from tests.foundation.sealing.conftest import CUSTODIANS, NAMED, TOLD, Room


def kept_copy(room: Room, name: str) -> dict[object, bytes]:
    """Return the envelope keys that somebody may have kept from an earlier copy of the disk."""
    rows = Wrap.objects.filter(account_id=room.accounts[name], blob__isnull=False).select_related(
        "compartment"
    )
    return {
        row.compartment_id: box.open_with(room.keys[name], bytes(row.blob or b""), about(row.compartment))
        for row in rows
    }


def test_what_comes_after_a_reader_lost_the_key_has_a_new_one(room: Room) -> None:
    subject_id, told, _named = room.report(readers=("anne", "alice", "chantal"))
    kept = kept_copy(room, "chantal")
    vault.revoke(subject_id, room.of("chantal"))
    later = vault.put(room.group_id, subject_id, "told", "later")
    again = vault.put(room.group_id, subject_id, "told", "again")
    epochs = Compartment.objects.filter(subject_id=subject_id, layer=Layer.N).order_by("epoch")
    assert [(row.epoch, row.stale_on is None) for row in epochs] == [(1, False), (2, True)]
    for name in ("anne", "alice"):
        assert vault.read_many(room.actor(name), [told, later, again]) == {
            told: TOLD, later: "later", again: "again"
        }  # fmt: skip
    item = SealedItem.objects.select_related("compartment", "item_key").get(id=later)
    assert item.compartment_id not in kept
    for private in kept.values():
        with pytest.raises(box.SealBroken):
            open_one(item, private)
    with pytest.raises(Sealed):
        vault.read(room.actor("chantal"), later)


def test_a_reset_reader_is_on_the_list_of_the_new_epoch_and_waits_for_the_old(room: Room) -> None:
    subject_id, told, _named = room.report()
    anne = room.accounts["anne"]
    room.keys["anne"] = keys.replace_keys_after_reset(room.group_id, anne, "new one")
    later = vault.put(room.group_id, subject_id, "told", "later")
    assert vault.read_many(room.actor("anne"), [told, later]) == {told: None, later: "later"}
    assert vault.waiting_readers_of(subject_id) == {anne}


def test_a_wall_ends_both_envelopes_for_whom_it_shuts_out(room: Room) -> None:
    subject_id, _told, _named = room.report()
    raise_wall(room.group_id, subject_id, UNIFORM, new_id())
    room.walls = {name: frozenset({UNIFORM}) for name in ("alice", "eve")}
    vault.drop_walled(room.group_id, subject_id, room.of("alice", "eve"))
    later = vault.put(room.group_id, subject_id, "told", "later")
    vault.put(room.group_id, subject_id, "named", "later too", layer=Layer.I)
    assert vault.read(room.actor("anne"), later) == "later"
    newest = Compartment.objects.filter(subject_id=subject_id, epoch=2)
    assert newest.count() == 2
    assert set(Wrap.objects.filter(compartment__in=newest).values_list("account_id", flat=True)) == set(
        room.of("anne")
    )
    pairs = PairWrap.objects.filter(compartment__in=newest)
    assert set(pairs.values_list("requester_account_id", flat=True)) == set(room.of("esperance", "emile"))


def test_a_custodian_who_left_has_no_half_of_later_identities_and_the_others_open_all(room: Room) -> None:
    subject_id, _told, _named = room.report()
    keys.retire_keys(room.accounts["eve"])
    vault.put(room.group_id, subject_id, "named", "later", layer=Layer.I)
    opening_id = ask_identity(room.actor("esperance"), subject_id=subject_id, reason="why")
    approve_identity(room.actor("emile"), opening_id=opening_id)
    read = {one.text for one in read_identity(room.actor("esperance"), opening_id)}
    assert read == {NAMED, "later"}
    assert not PairWrap.objects.filter(requester_account_id=room.accounts["eve"]).exists()


def test_nothing_is_taken_in_that_nobody_could_open_again(room: Room) -> None:
    subject_id, told, _named = room.report(readers=("anne",))
    vault.revoke(subject_id, room.of("anne"))
    with pytest.raises(NotReady):
        vault.put(room.group_id, subject_id, "told", "later")
    assert SealedItem.objects.filter(compartment__layer=Layer.N).count() == 1
    for name in CUSTODIANS:
        print_paper_key(room.actor(name), label="safe")
    vault.put(room.group_id, subject_id, "told", "later")
    with pytest.raises(Sealed):
        vault.read(room.actor("anne"), told)


def test_taking_back_what_only_waited_makes_no_new_epoch(room: Room) -> None:
    subject_id, _told, _named = room.report()
    Wrap.objects.filter(account_id=room.accounts["alice"]).update(blob=None)
    vault.revoke(subject_id, room.of("alice"))
    vault.put(room.group_id, subject_id, "told", "later")
    assert Compartment.objects.filter(subject_id=subject_id, layer=Layer.N).count() == 1
