"""Putting in with the public key, taking out with one's own, each reading in the trail first."""

import time
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import UNIFORM, raise_wall
from kikao.foundation.audit import chain
from kikao.foundation.audit.enums import Outcome
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import new_id, random_id
from kikao.foundation.base.stops import Stop, Unknown
from kikao.foundation.sealing import reading, vault
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.models import Compartment, SealedItem, Wrap
from kikao.foundation.sealing.stops import Broken, Locked, Sealed
from tests.foundation.sealing.conftest import NAMED, TOLD, Room


def readings() -> list[tuple[str, str, str]]:
    rows = TrailEntry.objects.filter(verb="sealed.read").order_by("n")
    return [(row.object_ref, row.outcome, row.code) for row in rows]


def test_put_keeps_no_word_and_only_the_day(room: Room) -> None:
    _subject, told, named = room.report()
    for item in SealedItem.objects.filter(id__in=[told, named]):
        assert b"SECRET" not in bytes(item.blob)
        assert item.arrived_on == today()
        assert item.id.version == 4


def test_a_reader_reads_and_the_trail_says_so(room: Room) -> None:
    _subject, told, _named = room.report()
    assert vault.read(room.actor("anne"), told) == TOLD
    assert vault.read_bytes(room.actor("alice"), told) == TOLD.encode()
    assert readings() == [(str(told), Outcome.READ, "")] * 2
    assert not list(chain.faults())


def test_bytes_come_back_as_they_were(room: Room) -> None:
    subject_id = room.subject()
    item_id = vault.put(room.group_id, subject_id, "told", b"\xff\x00\x80")
    assert vault.read_bytes(room.actor("anne"), item_id) == b"\xff\x00\x80"


def test_no_words_when_the_trail_cannot_be_written(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    _subject, told, _named = room.report()
    opened: list[object] = []

    def full(*_given: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(reading, "read_notes", full)
    monkeypatch.setattr(reading, "open_one", lambda *given: opened.append(given))
    with pytest.raises(DatabaseError):
        vault.read(room.actor("anne"), told)
    assert opened == []


@pytest.mark.parametrize(
    ("who", "stop"),
    [
        (lambda room: room.actor("chantal"), Sealed),
        (lambda room: room.actor("anne", locked=True), Locked),
        (lambda room: Actor.system(room.group_id), Locked),
        (lambda room: Actor(new_id(), room.accounts["anne"], key=room.keys["anne"]), Unknown),
    ],
)
def test_read_is_refused_in_words_and_the_refusal_is_in_the_trail(
    room: Room, who: Callable[[Room], Actor], stop: type[Stop]
) -> None:
    _subject, told, _named = room.report()
    with pytest.raises(stop) as raised:
        vault.read(who(room), told)
    assert readings() == [(str(told), Outcome.REFUSED, raised.value.code)]
    assert vault.read_many(who(room), [told]) == {told: None}


def test_an_identity_is_never_read_this_way(room: Room) -> None:
    _subject, _told, named = room.report(readers=("anne", "esperance"))
    for name in ("anne", "esperance"):
        with pytest.raises(Sealed):
            vault.read(room.actor(name), named)


def test_somebody_walled_reads_nothing_even_with_a_wrap_left(room: Room) -> None:
    subject_id, told, _named = room.report()
    room.walls["anne"] = frozenset({UNIFORM})
    raise_wall(room.group_id, subject_id, UNIFORM, new_id())
    assert Wrap.objects.filter(account_id=room.accounts["anne"]).exists()
    assert not vault.can_open(room.actor("anne"), subject_id)
    assert vault.read_many(room.actor("anne"), [told]) == {told: None}
    with pytest.raises(Unknown):
        vault.read(room.actor("anne"), told)


def test_read_many_says_none_for_what_is_sealed_for_this_reader(room: Room) -> None:
    _one, mine, named = room.report()
    _two, other, _named = room.report(readers=("alice",))
    nothing = random_id()
    assert vault.read_many(room.actor("anne"), [mine, other, named, nothing]) == {
        mine: TOLD,
        other: None,
        named: None,
        nothing: None,
    }
    assert readings() == [(str(mine), Outcome.READ, "")]
    assert vault.read_many(room.actor("anne"), []) == {}


@pytest.mark.parametrize("count", [1, 3])
def test_read_many_costs_the_same_number_of_queries(room: Room, count: int) -> None:
    items = [room.report()[1] for _time in range(count)]
    room.walls["anne"] = frozenset({UNIFORM})
    with CaptureQueriesContext(connection) as seen:
        assert len(vault.read_many(room.actor("anne"), items)) == count
    assert len(seen) <= 12


def test_opening_a_hundred_items_takes_less_than_two_milliseconds_each(room: Room) -> None:
    subject_id = room.subject()
    items = [vault.put(room.group_id, subject_id, "told", TOLD) for _time in range(100)]
    started = time.perf_counter()
    assert set(vault.read_many(room.actor("anne"), items).values()) == {TOLD}
    assert (time.perf_counter() - started) / 100 < 0.002


def test_an_item_that_was_changed_is_told_from_one_that_is_sealed(room: Room) -> None:
    _subject, told, _named = room.report()
    blob = bytes(SealedItem.objects.get(id=told).blob)
    SealedItem.objects.filter(id=told).update(blob=blob[:-1] + bytes([blob[-1] ^ 1]))
    assert vault.read_many(room.actor("anne"), [told]) == {told: None}
    with pytest.raises(Broken):
        vault.read(room.actor("anne"), told)
    assert readings()[1] == (str(told), Outcome.REFUSED, "sealing.broken")


def test_an_item_moved_to_another_place_does_not_open(room: Room) -> None:
    _one, first, _named = room.report()
    _two, second, _named = room.report()
    SealedItem.objects.filter(id=second).update(blob=SealedItem.objects.get(id=first).blob)
    with pytest.raises(Broken):
        vault.read(room.actor("anne"), second)


def test_a_wrap_moved_to_another_compartment_does_not_open(room: Room) -> None:
    one, _told, _named = room.report()
    two, told, _named = room.report()
    anne = room.accounts["anne"]
    taken = Wrap.objects.get(account_id=anne, compartment__subject_id=one).blob
    Wrap.objects.filter(account_id=anne, compartment__subject_id=two).update(blob=taken)
    with pytest.raises(Broken):
        vault.read(room.actor("anne"), told)


def test_a_compartment_whose_public_half_was_exchanged_does_not_open(room: Room) -> None:
    subject_id, told, _named = room.report()
    Compartment.objects.filter(subject_id=subject_id, layer=Layer.N).update(public_key=bytes(32))
    with pytest.raises(Broken):
        vault.read(room.actor("anne"), told)


def test_put_needs_a_declared_kind_its_own_envelope_and_an_open_subject(room: Room) -> None:
    subject_id = room.subject()
    with pytest.raises(RuntimeError, match="not declared"):
        vault.put(room.group_id, subject_id, "gossip", TOLD)
    with pytest.raises(RuntimeError, match="not declared"):
        vault.put(room.group_id, subject_id, "named", NAMED)
    with pytest.raises(LookupError, match="open_compartments"):
        vault.put(room.group_id, new_id(), "told", TOLD)
