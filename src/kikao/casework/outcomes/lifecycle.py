"""How an outcome goes on: claimed, then verified by somebody else who went to see."""

from kikao.casework.outcomes.enums import Proof
from kikao.foundation.base.lifecycle import Lifecycle

OUTCOME = Lifecycle(
    "outcome",
    {Proof.CLAIMED: frozenset({Proof.VERIFIED}), Proof.VERIFIED: frozenset()},
    start=Proof.CLAIMED,
    ends=frozenset({Proof.CLAIMED, Proof.VERIFIED}),
)
