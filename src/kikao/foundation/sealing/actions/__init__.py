"""The acts of sealing: sharing, opening an identity, and what a group does before its first report."""

from kikao.foundation.sealing.actions.ending import (
    ask_unfreeze,
    close_identity,
    expire_openings,
    freeze_identities,
    unfreeze_identities,
)
from kikao.foundation.sealing.actions.exporting import (
    approve_export,
    ask_export,
    refuse_export,
    take_export,
)
from kikao.foundation.sealing.actions.opening import (
    approve_identity,
    ask_identity,
    break_glass,
    refuse_identity,
)
from kikao.foundation.sealing.actions.preparing import open_test_letter, print_paper_key, seal_test_letter
from kikao.foundation.sealing.actions.sharing import grant_reading, reshare_after_reset, revoke_reading
from kikao.foundation.sealing.actions.witnessing import replace_signing_key, take_checkpoint

__all__ = [
    "approve_export",
    "approve_identity",
    "ask_export",
    "ask_identity",
    "ask_unfreeze",
    "break_glass",
    "close_identity",
    "expire_openings",
    "freeze_identities",
    "grant_reading",
    "open_test_letter",
    "print_paper_key",
    "refuse_export",
    "refuse_identity",
    "replace_signing_key",
    "reshare_after_reset",
    "revoke_reading",
    "seal_test_letter",
    "take_checkpoint",
    "take_export",
    "unfreeze_identities",
]
