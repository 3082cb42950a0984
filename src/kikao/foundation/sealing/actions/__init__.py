"""The acts of sealing: sharing, opening an identity, and what a group does before its first report."""

from kikao.foundation.sealing.actions.opening import (
    approve_identity,
    ask_identity,
    expire_openings,
    refuse_identity,
)
from kikao.foundation.sealing.actions.preparing import open_test_letter, print_paper_key, seal_test_letter
from kikao.foundation.sealing.actions.sharing import grant_reading, reshare_after_reset, revoke_reading

__all__ = [
    "approve_identity",
    "ask_identity",
    "expire_openings",
    "grant_reading",
    "open_test_letter",
    "print_paper_key",
    "refuse_identity",
    "reshare_after_reset",
    "revoke_reading",
    "seal_test_letter",
]
