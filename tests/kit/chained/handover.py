"""The chain's case handed over to another group, one that stayed here, and a case that another group handed over."""

from typing import TYPE_CHECKING
from uuid import UUID

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
from kikao.casework.handover.models import Card
from kikao.casework.handover.queries import handover, own_card
from kikao.registry.people.models import Organisation
from tests.kit.otherside import OtherSide

if TYPE_CHECKING:
    from tests.kit.chain import Chain

MARKS = ("handedfor", "handedwhy", "handedtold")
"""Every place where somebody writes words."""


_MET: dict[UUID, OtherSide] = {}
"""The other group that each group knows: cards are of no case, and both chains use the same."""


def play(chain: "Chain") -> None:
    """Send the case to another group, keep it from that group once, and take one of theirs in."""
    by, other = chain.by(), _other(chain)
    card = Card.objects.get(key_id=other.keys.public.key_id.hex()).id
    given = {"case_id": chain.case_id, "card_id": card, "basis": "DECISION"}
    kept = chain.ids["handover"] = propose_handover(by, purpose=chain.say("handedfor"), **given)
    refuse_handover(chain.by("alice"), handover_id=kept, reason=chain.say("handedwhy"))
    sent = propose_handover(by, purpose=chain.say("handedfor"), **given)
    looked_at = handover(chain.by("alice"), sent).preview
    assert looked_at
    approve_handover(chain.by("alice"), handover_id=sent, seen=looked_at.fingerprint)
    make_handover_file(by, handover_id=sent)
    _take(chain, other)


def _other(chain: "Chain") -> OtherSide:
    """Return the other group; the first chain enters its card, and makes our keys."""
    by, group = chain.by(), chain.cast.group_id
    if own_card(by) is None:
        make_handover_keys(by)
        _MET[group] = OtherSide()
        chain.ids["card"] = enter_card(by, text=_MET[group].card)
        confirm_card(chain.by("alice"), card_id=chain.ids["card"], words=_MET[group].fingerprint)
    return _MET[group]


def _take(chain: "Chain", other: OtherSide) -> None:
    ours = own_card(chain.by())
    assert ours
    accused = Organisation.objects.get(id=chain.cast.bodies[chain.accused]).name if chain.accused else ""
    raw = other.file_for(ours.card, words=chain.say("handedtold"), accused=accused)
    chain.ids["arrival"] = receive_handover(chain.by(), source=lambda: iter([raw]))
