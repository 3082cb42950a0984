"""The chain's case handed over to another group, one that stayed here, and a case that another group handed over."""

from typing import TYPE_CHECKING

from kikao.casework.handover.actions import (
    approve_handover,
    confirm_card,
    enter_card,
    make_handover_file,
    make_handover_keys,
    propose_handover,
    receive_handover,
    refuse_handover,
)
from kikao.casework.handover.queries import own_card
from kikao.registry.people.models import Organisation
from tests.kit.otherside import OtherSide

if TYPE_CHECKING:
    from tests.kit.chain import Chain

MARKS = ("handedfor", "handedwhy", "handedtold")
"""Every place where somebody writes words."""


def play(chain: "Chain") -> None:
    """Send the case to another group, keep it from that group once, and take one of theirs in."""
    by, other = chain.by(), OtherSide()
    if own_card(by) is None:
        make_handover_keys(by)
    card = chain.ids["card"] = enter_card(by, text=other.card)
    confirm_card(chain.by("alice"), card_id=card, words=other.fingerprint)
    given = {"case_id": chain.case_id, "card_id": card, "basis": "DECISION"}
    kept = chain.ids["handover"] = propose_handover(by, purpose=chain.say("handedfor"), **given)
    refuse_handover(chain.by("alice"), handover_id=kept, reason=chain.say("handedwhy"))
    sent = propose_handover(by, purpose=chain.say("handedfor"), **given)
    approve_handover(chain.by("alice"), handover_id=sent)
    make_handover_file(by, handover_id=sent)
    _take(chain, other)


def _take(chain: "Chain", other: OtherSide) -> None:
    ours = own_card(chain.by())
    assert ours
    accused = Organisation.objects.get(id=chain.cast.bodies[chain.accused]).name if chain.accused else ""
    raw = other.file_for(ours.card, words=chain.say("handedtold"), accused=accused)
    chain.ids["arrival"] = receive_handover(chain.by(), source=lambda: iter([raw]))
