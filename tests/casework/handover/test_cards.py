"""Whose card it is, two voices tell; nobody trusts it alone."""

import pytest

from kikao.casework.handover.actions import (
    confirm_card,
    end_card,
    enter_card,
    make_handover_keys,
    propose_handover,
    receive_handover,
)
from kikao.casework.handover.models import Card, OwnKeys
from kikao.casework.handover.queries import card, card_choices, cards, own_card
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.sealing.handkeys import card_text, new_hand_keys
from tests.casework.handover.groups import Groups, pieces_of


def test_a_card_is_trusted_by_a_second_person_with_the_words_that_group_reads_out(groups: Groups) -> None:
    stranger = new_hand_keys()
    one = enter_card(groups.by(), text=card_text("Working group of Ituri", stranger))
    with pytest.raises(Stop) as own:
        confirm_card(groups.by(), card_id=one, words=stranger.public.fingerprint)
    assert own.value.code == "handover.own_card"
    with pytest.raises(Invalid) as wrong:
        confirm_card(groups.by("alice"), card_id=one, words=new_hand_keys().public.fingerprint)
    assert wrong.value.code == "handover.fingerprint_differs"
    assert card(groups.by("alice"), one).fingerprint == ""
    confirm_card(groups.by("eve"), card_id=one, words=stranger.public.fingerprint.upper().replace(" ", "-"))
    seen = card(groups.by("alice"), one)
    assert (seen.state, seen.confirmed_by) == ("CONFIRMED", "Custodian of the technical partner")


def test_nothing_goes_to_a_card_that_was_not_compared_or_was_ended(groups: Groups) -> None:
    one = enter_card(groups.by(), text=card_text("Working group of Ituri", new_hand_keys()))
    end_card(groups.by(), card_id=groups.ids["card"])
    given = {"case_id": groups.ids["case"], "purpose": "Why", "basis": "CONSENT"}
    for card_id in (one, groups.ids["card"]):
        with pytest.raises(Stop) as refused:
            propose_handover(groups.by(), card_id=card_id, **given)
        assert refused.value.code == "handover.card_not_confirmed"
    assert card_choices(groups.by()) == []


def test_our_own_card_and_one_that_stands_are_not_entered(groups: Groups) -> None:
    ours = own_card(groups.by())
    assert ours
    with pytest.raises(Invalid):
        enter_card(groups.by(), text=ours.card)
    theirs = own_card(groups.by("frank"))
    assert theirs
    with pytest.raises(Invalid):
        enter_card(groups.by(), text=theirs.card)
    end_card(groups.by(), card_id=groups.ids["card"])
    again = enter_card(groups.by(), text=theirs.card)
    assert again != groups.ids["card"]


def test_new_keys_open_what_was_sealed_to_the_old_ones(groups: Groups) -> None:
    raw = groups.send()
    make_handover_keys(groups.by("frank"))
    assert OwnKeys.objects.filter(ended_on=None, working_group_id=groups.cast.other_group_id).count() == 1
    assert receive_handover(groups.by("frank"), source=lambda: pieces_of(raw))


def test_cards_are_for_those_who_send_and_approve(groups: Groups) -> None:
    for name in ("chantal", "didier", "judith", "klaas", "luc"):
        assert not cards(groups.by(name)).items
        with pytest.raises(Unknown):
            card(groups.by(name), groups.ids["card"])
        with pytest.raises(NotAllowed):
            enter_card(groups.by(name), text="")
    assert (
        len(cards(groups.by("eve")).items)
        == Card.objects.filter(working_group_id=groups.cast.group_id).count()
    )
