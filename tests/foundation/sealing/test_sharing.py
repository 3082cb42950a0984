"""Sharing a narrative: an explicit act of somebody who can open it, for somebody whom no wall keeps out."""

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import UNIFORM, raise_wall
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.sealing import keys, vault
from kikao.foundation.sealing.actions import grant_reading, reshare_after_reset
from kikao.foundation.sealing.models import Wrap
from kikao.foundation.sealing.stops import Broken, Locked, NoKeyYet, Sealed
from tests.foundation.sealing.conftest import TOLD, Room


def test_grant_lets_another_open_and_the_trail_says_to_whom(room: Room) -> None:
    subject_id, told, _named = room.report()
    vault.grant(room.actor("anne"), subject_id, room.accounts["chantal"])
    assert vault.read(room.actor("chantal"), told) == TOLD
    said = TrailEntry.objects.filter(verb__startswith="sealed.grant").order_by("n")
    assert [(row.verb, row.object_ref) for row in said] == [
        ("sealed.granted_to", f"account:{room.accounts['chantal']}"),
        ("sealed.grant", str(subject_id)),
    ]
    vault.grant(room.actor("anne"), subject_id, room.accounts["chantal"])
    assert Wrap.objects.filter(account_id=room.accounts["chantal"]).count() == 1


def test_grant_covers_every_epoch(room: Room) -> None:
    subject_id, told, _named = room.report()
    vault.open_compartments(room.group_id, subject_id, readers=room.of("anne"))
    later = vault.put(room.group_id, subject_id, "told", "later")
    vault.grant(room.actor("anne"), subject_id, room.accounts["chantal"])
    assert vault.read_many(room.actor("chantal"), [told, later]) == {told: TOLD, later: "later"}


def test_grant_is_refused_to_who_cannot_open_it(room: Room) -> None:
    subject_id, _told, _named = room.report(readers=("alice",))
    chantal = room.accounts["chantal"]
    with pytest.raises(Sealed):
        vault.grant(room.actor("anne"), subject_id, chantal)
    with pytest.raises(Locked):
        vault.grant(room.actor("alice", locked=True), subject_id, chantal)
    for by in (room.actor("chantal"), Actor.system(room.group_id), Actor.source(room.group_id)):
        with pytest.raises(NotAllowed):
            vault.grant(by, subject_id, chantal)
    assert vault.readers_of(subject_id) == set(room.of("alice"))


def test_grant_is_refused_for_who_has_no_key_or_is_walled(room: Room) -> None:
    subject_id, _told, _named = room.report()
    with pytest.raises(NoKeyYet):
        vault.grant(room.actor("anne"), subject_id, room.accounts["baraka"])
    raise_wall(room.group_id, subject_id, UNIFORM, new_id())
    room.walls["chantal"] = frozenset({UNIFORM})
    with pytest.raises(Unknown):
        vault.grant(room.actor("anne"), subject_id, room.accounts["chantal"])
    room.walls["alice"] = frozenset({UNIFORM})
    with pytest.raises(Unknown):
        vault.grant(room.actor("alice"), subject_id, room.accounts["anne"])
    with pytest.raises(Unknown):
        grant_reading(room.actor("anne"), subject_id=new_id(), account_id=room.accounts["chantal"])
    assert vault.readers_of(subject_id) == set(room.of("anne", "alice"))


def test_nobody_is_made_to_pass_on_another_key_than_they_meant(room: Room) -> None:
    secret_id, _told, _named = room.report()
    harmless_id, _told, _named = room.report()
    anne = room.accounts["anne"]
    taken = Wrap.objects.get(account_id=anne, compartment__subject_id=secret_id).blob
    Wrap.objects.filter(account_id=anne, compartment__subject_id=harmless_id).update(blob=taken)
    with pytest.raises(Broken):
        vault.grant(room.actor("anne"), harmless_id, room.accounts["chantal"])
    assert not Wrap.objects.filter(account_id=room.accounts["chantal"]).exists()


def test_reshare_gives_back_what_both_may_open_and_no_more(room: Room) -> None:
    _one, both, _named = room.report()
    _two, walled_from_alice, _named = room.report()
    walled_id, walled_from_anne, _named = room.report()
    _four, only_anne, _named = room.report(readers=("anne",))
    subjects = [_two, walled_id]
    anne = room.accounts["anne"]
    room.keys["anne"] = keys.replace_keys_after_reset(room.group_id, anne, "new one")
    raise_wall(room.group_id, subjects[0], "PLACE:one", new_id())
    raise_wall(room.group_id, subjects[1], "PLACE:two", new_id())
    room.walls = {"alice": frozenset({"PLACE:one"}), "anne": frozenset({"PLACE:two"})}
    reshare_after_reset(room.actor("alice"), account_id=anne)
    room.walls = {}
    items = [both, walled_from_alice, walled_from_anne, only_anne]
    assert list(vault.read_many(room.actor("anne"), items).values()) == [TOLD, None, None, None]


def test_reshare_needs_a_key_on_both_sides(room: Room) -> None:
    with pytest.raises(Locked):
        reshare_after_reset(room.actor("alice", locked=True), account_id=room.accounts["anne"])
    with pytest.raises(NoKeyYet):
        reshare_after_reset(room.actor("alice"), account_id=room.accounts["baraka"])
