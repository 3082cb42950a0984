"""The first day: keys, papers, and a letter that is sealed and opened before anything real."""

import pytest

from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.actions import open_test_letter, print_paper_key, seal_test_letter
from kikao.foundation.sealing.actions.preparing import KIND, LETTER, LetterChanged
from kikao.foundation.sealing.models import TestLetter
from kikao.foundation.sealing.queries import ready_report
from kikao.foundation.sealing.schemas import ReadyReport, ReadyStep
from kikao.foundation.sealing.stops import Sealed
from tests.foundation.sealing.conftest import CUSTODIANS, Room


def report(room: Room) -> ReadyReport:
    return ready_report(
        room.group_id, secretariat=room.of("anne", "alice", "baraka"), custodians=room.of(*CUSTODIANS)
    )


def test_the_list_of_the_first_day_from_nothing_to_ready(room: Room) -> None:
    assert report(room) == ReadyReport(
        ReadyStep(2, 2), ReadyStep(3, 3), ReadyStep(0, 3), letter_sealed=False, letter_opened=False
    )
    for name in CUSTODIANS:
        print_paper_key(room.actor(name), label="safe")
    assert report(room).papers == ReadyStep(3, 3)
    letter = seal_test_letter(room.actor("anne"), readers=room.of("anne", "alice"))
    assert report(room).letter_sealed
    assert not report(room).complete
    assert open_test_letter(room.actor("alice")) == letter
    assert report(room).complete


def test_a_paper_printed_again_asks_for_a_new_letter(room: Room) -> None:
    for name in CUSTODIANS:
        print_paper_key(room.actor(name), label="safe")
    seal_test_letter(room.actor("anne"), readers=room.of("anne"))
    open_test_letter(room.actor("anne"))
    print_paper_key(room.actor("eve"), label="safe")
    assert not report(room).letter_sealed


def test_a_letter_sealed_again_must_be_opened_again(room: Room) -> None:
    for _time in range(2):
        seal_test_letter(room.actor("anne"), readers=room.of("anne"))
        assert not report(room).letter_opened
        open_test_letter(room.actor("anne"))
    assert report(room).letter_opened


def test_the_letter_is_opened_by_who_can_open_it(room: Room) -> None:
    with pytest.raises(Unknown):
        open_test_letter(room.actor("anne"))
    seal_test_letter(room.actor("anne"), readers=room.of("anne"))
    with pytest.raises(Sealed):
        open_test_letter(room.actor("alice"))
    with pytest.raises(NotAllowed):
        open_test_letter(room.actor("emile"))


def test_a_letter_that_says_something_else_stops_the_group(room: Room) -> None:
    seal_test_letter(room.actor("anne"), readers=room.of("anne"))
    other = vault.put(room.group_id, room.group_id, KIND, LETTER + "!")
    TestLetter.objects.update(item_id=other)
    with pytest.raises(LetterChanged):
        open_test_letter(room.actor("anne"))
    assert not report(room).letter_opened
