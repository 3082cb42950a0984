"""Who holds a narrative, who waits for it, and how it is taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.foundation.access.wall import UNIFORM, raise_wall
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Invalid, NotAllowed, Unknown
from kikao.foundation.sealing import keys, roster, vault
from kikao.foundation.sealing.actions import grant_reading, reshare_after_reset, revoke_reading
from kikao.foundation.sealing.actions.sharing import LastReader, NotTheirs
from kikao.foundation.sealing.models import SealedItem, Wrap
from kikao.foundation.sealing.readers import readers_of_subject
from kikao.foundation.sealing.stops import Sealed
from kikao.foundation.sealing.waiting import can_pass_on, waiting_readers
from tests.foundation.sealing.conftest import CUSTODIANS, TOLD, Room


def secretaries(room: Room) -> None:
    roster.register(
        custodians=lambda _group: room.of(*CUSTODIANS),
        walled=room.walled,
        secretaries=lambda _group: room.of("anne", "alice"),
        readers=lambda _group: room.of("anne", "alice", "chantal"),
    )


def test_revoke_takes_the_key_with_a_reason_that_the_others_read(room: Room) -> None:
    subject_id, told, _named = room.report(readers=("anne", "alice", "chantal"))
    chantal = room.accounts["chantal"]
    revoke_reading(room.actor("anne"), subject_id=subject_id, account_id=chantal, reason="she moved SECRET")
    with pytest.raises(Sealed):
        vault.read(room.actor("chantal"), told)
    seen = readers_of_subject(room.actor("alice"), subject_id)
    assert {line.account_id for line in seen.lines} == set(room.of("anne", "alice"))
    assert [(one.account_id, one.given, one.reason) for one in seen.past] == [
        (chantal, False, "she moved SECRET")
    ]
    verbs = TrailEntry.objects.filter(verb__startswith="sealed.revoke").order_by("n")
    assert [(row.verb, row.object_ref) for row in verbs] == [
        ("sealed.revoked_from", f"account:{chantal}"),
        ("sealed.revoke", str(subject_id)),
    ]
    assert b"SECRET" not in b"".join(bytes(row.blob) for row in SealedItem.objects.all())


def test_revoke_leaves_somebody_who_can_open_it(room: Room) -> None:
    subject_id, _told, _named = room.report(readers=("anne",))
    anne = room.accounts["anne"]
    with pytest.raises(LastReader):
        revoke_reading(room.actor("anne"), subject_id=subject_id, account_id=anne, reason="why")
    with pytest.raises(Invalid):
        revoke_reading(room.actor("anne"), subject_id=subject_id, account_id=anne, reason="  ")
    with pytest.raises(Unknown):
        revoke_reading(
            room.actor("anne"), subject_id=subject_id, account_id=room.accounts["eve"], reason="why"
        )
    with pytest.raises(NotAllowed):
        revoke_reading(room.actor("chantal"), subject_id=subject_id, account_id=anne, reason="why")
    assert vault.readers_of(subject_id) == {anne}


def test_a_walled_secretary_finds_no_list_and_takes_nothing(room: Room) -> None:
    subject_id, _told, _named = room.report()
    raise_wall(room.group_id, subject_id, UNIFORM, new_id())
    room.walls["alice"] = frozenset({UNIFORM})
    for subject in (subject_id, new_id()):
        with pytest.raises(Unknown):
            readers_of_subject(room.actor("alice"), subject)
        with pytest.raises(Unknown):
            revoke_reading(
                room.actor("alice"), subject_id=subject, account_id=room.accounts["anne"], reason="why"
            )
    with pytest.raises(NotAllowed):
        readers_of_subject(room.actor("chantal"), subject_id)


def test_grant_by_somebody_who_waits_for_a_part_lets_the_other_wait_for_it_too(room: Room) -> None:
    subject_id, told, _named = room.report(readers=("anne", "alice"))
    room.keys["anne"] = keys.replace_keys_after_reset(room.group_id, room.accounts["anne"], "new one")
    later = vault.put(room.group_id, subject_id, "told", "later")
    grant_reading(room.actor("anne"), subject_id=subject_id, account_id=room.accounts["chantal"])
    assert vault.read_many(room.actor("chantal"), [told, later]) == {told: None, later: "later"}
    seen = {line.account_id: line for line in readers_of_subject(room.actor("alice"), subject_id).lines}
    assert (seen[room.accounts["chantal"]].holds, seen[room.accounts["chantal"]].waits) == (1, True)
    reshare_after_reset(room.actor("alice"), account_id=room.accounts["chantal"])
    assert vault.read(room.actor("chantal"), told) == TOLD


def test_grant_is_for_secretariat_and_task_forces(room: Room) -> None:
    subject_id, _told, _named = room.report()
    secretaries(room)
    with pytest.raises(NotTheirs):
        grant_reading(room.actor("anne"), subject_id=subject_id, account_id=room.accounts["eve"])
    every = list(room.accounts.values())
    seen = readers_of_subject(room.actor("anne"), subject_id, every)
    assert seen.candidates == frozenset(room.of("chantal"))


def test_a_new_secretary_waits_for_all_but_what_was_taken_from_her(room: Room) -> None:
    secretaries(room)
    one, first, _named = room.report(readers=("anne",))
    two, second, _named = room.report(readers=("anne",))
    three, third, _named = room.report(readers=("anne", "alice"))
    raise_wall(room.group_id, two, UNIFORM, new_id())
    room.walls["alice"] = frozenset({UNIFORM})
    alice = room.accounts["alice"]
    revoke_reading(room.actor("anne"), subject_id=three, account_id=alice, reason="why")
    assert waiting_readers(room.group_id) == set(room.of("anne", "alice"))
    assert [row.subject_id for row in can_pass_on(room.actor("anne"), [alice])[alice]] == [one]
    reshare_after_reset(room.actor("anne"), account_id=alice)
    room.walls = {}
    assert vault.read_many(room.actor("alice"), [first, second, third]) == {
        first: TOLD, second: None, third: None
    }  # fmt: skip


def test_what_was_taken_is_given_again_by_name_and_with_a_reason_alone(room: Room) -> None:
    secretaries(room)
    subject_id, told, _named = room.report()
    alice = room.accounts["alice"]
    revoke_reading(room.actor("anne"), subject_id=subject_id, account_id=alice, reason="why")
    vault.grant(room.actor("anne"), subject_id, alice)
    assert alice not in vault.readers_of(subject_id)
    for reason in ("", "   ", "x" * 2001):
        with pytest.raises(Invalid) as refused:
            grant_reading(room.actor("anne"), subject_id=subject_id, account_id=alice, reason=reason)
        assert set(refused.value.fields) == {"reason"}
    grant_reading(room.actor("anne"), subject_id=subject_id, account_id=alice, reason="she is back")
    assert vault.read(room.actor("alice"), told) == TOLD
    given, taken = readers_of_subject(room.actor("alice"), subject_id).past
    assert (given.given, given.reason, taken.given, taken.reason) == (True, "she is back", False, "why")
    vault.revoke(subject_id, [alice])
    vault.grant(room.actor("anne"), subject_id, alice)
    assert alice in vault.readers_of(subject_id)


@pytest.mark.parametrize("many", [1, 3])
def test_what_can_be_passed_on_costs_the_same_for_one_and_for_three(room: Room, many: int) -> None:
    roster.register(
        custodians=lambda _group: room.of(*CUSTODIANS),
        walled=room.walled,
        by_subject=lambda _group, subjects, _accounts: {one: set() for one in subjects},
    )
    for _one in range(many):
        room.report()
    Wrap.objects.filter(account_id=room.accounts["alice"]).update(blob=None)
    with CaptureQueriesContext(connection) as asked:
        found = can_pass_on(room.actor("anne"), room.of("alice"))
    assert len(found[room.accounts["alice"]]) == many
    assert len(asked) <= 2 + len(roster._CIRCLES), "each circle is asked once"


def test_what_is_kept_in_a_circle_is_passed_on_within_it_alone(room: Room) -> None:
    secretaries(room)
    subject_id, told, _named = room.report(readers=("anne",))
    others = list(roster._CIRCLES)
    roster.narrow(lambda _group, subjects: {subject_id: room.of("anne")} if subject_id in subjects else {})
    try:
        assert can_pass_on(room.actor("anne"), room.of("alice"))[room.accounts["alice"]] == []
        with pytest.raises(Unknown):
            grant_reading(room.actor("anne"), subject_id=subject_id, account_id=room.accounts["alice"])
        assert not readers_of_subject(room.actor("anne"), subject_id, room.of("alice")).candidates
    finally:
        roster._CIRCLES[:] = others
    grant_reading(room.actor("anne"), subject_id=subject_id, account_id=room.accounts["alice"])
    assert vault.read(room.actor("alice"), told) == TOLD
