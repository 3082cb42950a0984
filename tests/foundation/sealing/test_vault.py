"""Opening compartments, and taking away what somebody must no longer read."""

from itertools import permutations

import pytest
from django.db import IntegrityError, transaction

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import UNIFORM, raise_wall
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.ids import new_id
from kikao.foundation.sealing import keys, roster, vault
from kikao.foundation.sealing.actions import approve_identity, ask_identity
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.models import Compartment, Draft, OpenedKey, PairWrap, Wrap
from kikao.foundation.sealing.stops import Broken, Locked, NotReady, Sealed
from tests.foundation.sealing.conftest import CUSTODIANS, Room


def test_open_compartments_wraps_for_readers_with_a_key_and_for_every_ordered_pair(room: Room) -> None:
    subject_id = room.subject(readers=("anne", "baraka"))
    assert vault.readers_of(subject_id) == set(room.of("anne"))
    pairs = PairWrap.objects.values_list("requester_account_id", "approver_account_id")
    assert set(pairs) == set(permutations(room.of(*CUSTODIANS), 2))


def test_open_compartments_leaves_out_whoever_is_walled(room: Room) -> None:
    room.walls = {"alice": frozenset({UNIFORM}), "eve": frozenset({UNIFORM})}
    subject_id = new_id()
    raise_wall(room.group_id, subject_id, UNIFORM, new_id())
    vault.open_compartments(room.group_id, subject_id, readers=room.of("anne", "alice"))
    assert vault.readers_of(subject_id) == set(room.of("anne"))
    pairs = PairWrap.objects.values_list("requester_account_id", "approver_account_id")
    assert set(pairs) == set(permutations(room.of("esperance", "emile"), 2))


def test_open_compartments_takes_the_custodians_it_is_told(room: Room) -> None:
    subject_id = new_id()
    vault.open_compartments(
        room.group_id, subject_id, readers=room.of("anne"), custodians=room.of("emile", "eve")
    )
    assert PairWrap.objects.count() == 2


@pytest.mark.parametrize(("readers", "custodians"), [((), CUSTODIANS), (("anne",), ("eve",))])
def test_what_nobody_could_open_is_not_taken_in(
    room: Room, readers: tuple[str, ...], custodians: tuple[str, ...]
) -> None:
    with pytest.raises(NotReady):
        vault.open_compartments(
            room.group_id, new_id(), readers=room.of(*readers), custodians=room.of(*custodians)
        )
    assert not Compartment.objects.exists()


def test_nothing_is_sealed_while_nobody_knows_the_walls(room: Room) -> None:
    roster._ANSWERS.clear()
    with pytest.raises(RuntimeError, match="roster"):
        room.subject()


@pytest.mark.postgres
def test_the_database_refuses_a_lone_wrap_of_an_identity(room: Room) -> None:
    subject_id = room.subject()
    identity = Compartment.objects.get(subject_id=subject_id, layer=Layer.I)
    narrative = Compartment.objects.get(subject_id=subject_id, layer=Layer.N)
    with pytest.raises(IntegrityError, match="one person alone"), transaction.atomic():
        Wrap.objects.create(
            working_group_id=room.group_id, compartment=identity, account_id=new_id(), blob=b"x"
        )
    with pytest.raises(IntegrityError, match="one person alone"), transaction.atomic():
        Wrap.objects.filter(compartment=narrative).update(compartment=identity)
    with pytest.raises(IntegrityError, match="one person alone"), transaction.atomic():
        Compartment.objects.filter(id=narrative.id).update(layer=Layer.I)
    Compartment.objects.filter(id=narrative.id).update(epoch=2)
    Wrap.objects.filter(compartment=narrative).update(blob=b"y")


def test_a_pair_is_never_one_person(room: Room) -> None:
    identity = Compartment.objects.get(subject_id=room.subject(), layer=Layer.I)
    anne = room.accounts["anne"]
    with pytest.raises(IntegrityError), transaction.atomic():
        PairWrap.objects.create(
            working_group_id=room.group_id,
            compartment=identity,
            requester_account_id=anne,
            approver_account_id=anne,
            blob=b"x",
        )


def test_revoke_takes_the_narrative_away(room: Room) -> None:
    subject_id, told, _named = room.report()
    assert vault.can_open(room.actor("anne"), subject_id)
    vault.revoke(subject_id, room.of("anne"))
    assert not vault.can_open(room.actor("anne"), subject_id)
    with pytest.raises(Sealed):
        vault.read(room.actor("anne"), told)
    assert not vault.can_open(room.actor("alice", locked=True), subject_id)
    assert vault.can_open(room.actor("alice"), subject_id)


def test_drop_walled_takes_everything_of_the_subject_and_nothing_else(room: Room) -> None:
    subject_id, _told, _named = room.report(readers=("anne", "emile"))
    other_id, _told, _named = room.report()
    opening_id = ask_identity(room.actor("emile"), subject_id=subject_id, reason="to warn her")
    approve_identity(room.actor("eve"), opening_id=opening_id)
    before = PairWrap.objects.filter(compartment__subject_id=other_id).count()
    vault.drop_walled(room.group_id, subject_id, room.of("emile"))
    assert vault.readers_of(subject_id) == set(room.of("anne"))
    left = PairWrap.objects.filter(compartment__subject_id=subject_id)
    assert set(left.values_list("requester_account_id", "approver_account_id")) == set(
        permutations(room.of("esperance", "eve"), 2)
    )
    assert not OpenedKey.objects.exists()
    assert PairWrap.objects.filter(compartment__subject_id=other_id).count() == before
    vault.drop_walled(room.group_id, other_id, [])
    assert vault.readers_of(other_id) == set(room.of("anne", "alice"))


def test_a_second_epoch_takes_new_things_and_the_first_stays_readable(room: Room) -> None:
    subject_id, told, _named = room.report()
    vault.open_compartments(room.group_id, subject_id, readers=room.of("alice"))
    later = vault.put(room.group_id, subject_id, "told", "later")
    assert set(vault.read_many(room.actor("alice"), [told, later]).values()) >= {"later"}
    assert vault.read_many(room.actor("anne"), [later]) == {later: None}
    assert vault.read(room.actor("anne"), told)


def test_drafts_come_back_once_to_their_writer(room: Room) -> None:
    anne, alice = room.actor("anne"), room.actor("alice")
    assert vault.put_draft(room.accounts["anne"], "report", b"first")
    assert vault.put_draft(room.accounts["anne"], "report", b"second")
    assert vault.drafts_of(anne) == ("report",)
    assert vault.drafts_of(alice) == ()
    assert vault.take_draft(alice, "report") is None
    assert vault.take_draft(anne, "report") == b"second"
    assert TrailEntry.objects.filter(verb="draft.read", actor=anne.reference, outcome="READ").count() == 1
    assert vault.take_draft(anne, "report") is None
    assert not vault.put_draft(room.accounts["baraka"], "report", b"lost")


def test_a_draft_needs_its_writers_own_unlocked_key(room: Room) -> None:
    vault.put_draft(room.accounts["anne"], "report", b"half a form")
    with pytest.raises(Locked):
        vault.take_draft(room.actor("anne", locked=True), "report")
    with pytest.raises(Locked):
        vault.drafts_of(Actor.system(room.group_id))
    Draft.objects.update(name="another")
    with pytest.raises(Broken):
        vault.take_draft(room.actor("anne"), "another")


def test_a_key_retired_and_made_anew_is_another(room: Room) -> None:
    keys.retire_keys(room.accounts["anne"])
    room.give_key("anne")
    assert keys.unlock(room.accounts["anne"], "anne passphrase") == room.keys["anne"]
