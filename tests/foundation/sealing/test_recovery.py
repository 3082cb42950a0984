"""The papers: three people print one each, any two open, one opens nothing."""

from itertools import permutations

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Invalid, NotAllowed
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.actions import print_paper_key
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.models import Compartment, PaperKey, RecoveryBox, RecoveryKey, SealedItem, Wrap
from kikao.foundation.sealing.reading import open_one
from kikao.foundation.sealing.recovery import (
    PapersDoNotOpen,
    PapersSettled,
    open_by_recovery,
    open_recovery,
)
from tests.foundation.sealing.conftest import CUSTODIANS, NAMED, TOLD, Room


def printed(room: Room, names: tuple[str, ...] = CUSTODIANS) -> list[str]:
    return [print_paper_key(room.actor(name), label=f"safe of {name}").words for name in names]


def test_each_of_three_people_prints_one_and_the_third_completes_them(room: Room) -> None:
    missing = [print_paper_key(room.actor(name), label="safe").missing for name in CUSTODIANS]
    assert missing == [2, 1, 0]
    assert RecoveryKey.objects.count() == 1
    assert RecoveryBox.objects.count() == 6


def test_the_words_are_kept_nowhere(room: Room) -> None:
    paper = print_paper_key(room.actor("eve"), label="safe")
    assert paper.words not in repr(paper)
    assert {field.name for field in PaperKey._meta.concrete_fields} == {
        "id", "working_group", "account_id", "label", "public_key", "printed_on", "round"
    }  # fmt: skip


def test_any_two_papers_open_what_every_reader_lost(room: Room) -> None:
    papers = printed(room)
    subject_id, told, named = room.report()
    Wrap.objects.all().delete()
    for first, second in permutations(papers, 2):
        recovery = open_recovery(room.group_id, first, second)
        for layer, item_id, words in ((Layer.N, told, TOLD), (Layer.I, named, NAMED)):
            compartment = Compartment.objects.get(subject_id=subject_id, layer=layer)
            private = open_by_recovery(compartment, recovery)
            assert open_one(SealedItem.objects.get(id=item_id), private).decode() == words


def test_one_paper_twice_or_papers_of_elsewhere_open_nothing(room: Room) -> None:
    papers = printed(room)
    with pytest.raises(PapersDoNotOpen):
        open_recovery(room.group_id, papers[0], papers[0])
    strange = "baba " * 20 + "baba"
    with pytest.raises(Invalid):
        open_recovery(room.group_id, papers[0], strange)
    with pytest.raises(PapersDoNotOpen):
        open_recovery(Actor.system(room.group_id).working_group_id, papers[1], papers[1])


@pytest.mark.parametrize(
    ("typed", "says"),
    [("baba", "number of words"), ("baba b4b4", "Word 2"), (" ".join(["baba"] * 21), "do not fit")],
)
def test_words_copied_wrongly_are_told_in_words(room: Room, typed: str, says: str) -> None:
    papers = printed(room)
    with pytest.raises(Invalid) as raised:
        open_recovery(room.group_id, papers[0], typed)
    assert says in str(raised.value.fields["words_b"])


def test_a_compartment_made_before_the_papers_has_no_last_resort(room: Room) -> None:
    subject_id = room.subject()
    papers = printed(room)
    recovery = open_recovery(room.group_id, papers[0], papers[1])
    with pytest.raises(PapersDoNotOpen):
        open_by_recovery(Compartment.objects.get(subject_id=subject_id, layer=Layer.N), recovery)


def test_with_papers_a_report_is_taken_in_though_no_reader_is_left(room: Room) -> None:
    printed(room)
    vault.open_compartments(room.group_id, room.group_id, readers=[], custodians=[])


def test_a_spoiled_print_is_printed_again_before_anything_is_sealed(room: Room) -> None:
    first = printed(room)
    again = print_paper_key(room.actor("eve"), label="other safe")
    assert again.missing == 0
    assert PaperKey.objects.count() == 3
    assert open_recovery(room.group_id, first[0], again.words)
    with pytest.raises(PapersDoNotOpen):
        open_recovery(room.group_id, first[0], first[2])


def test_papers_in_use_stay_as_they_are(room: Room) -> None:
    papers = printed(room)
    with pytest.raises(PapersSettled):
        print_paper_key(room.actor("anne"), label="a fourth")
    room.subject()
    with pytest.raises(PapersSettled):
        print_paper_key(room.actor("eve"), label="safe")
    assert open_recovery(room.group_id, papers[0], papers[2])


def test_print_needs_a_person_and_a_place_for_the_paper(room: Room) -> None:
    with pytest.raises(Invalid):
        print_paper_key(room.actor("eve"), label=" ")
    for by in (Actor.system(room.group_id), room.actor("baraka"), room.actor("chantal")):
        with pytest.raises(NotAllowed):
            print_paper_key(by, label="safe")
