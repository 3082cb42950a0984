"""Keys, wraps and sealed items; accounts are named by id alone, and private halves lie only locked or sealed.

The tables named `key_…` are the key store; what lies in `sealed_item` cannot be read without them, so that they can
be kept, backed up and erased apart from the content.
"""

from kikao.foundation.sealing.models.compartments import Compartment, KeyHolder, PairWrap, Wrap
from kikao.foundation.sealing.models.custody import Ceremony, HalfKey, Passing, Sharing
from kikao.foundation.sealing.models.exports import SealedExport
from kikao.foundation.sealing.models.items import Draft, ItemKey, ReceiptKey, SealedItem, TestLetter
from kikao.foundation.sealing.models.openings import (
    IdentityFreeze,
    IdentityOpening,
    IdentityView,
    OfflineKey,
    OpenedKey,
)
from kikao.foundation.sealing.models.papers import PaperKey, RecoveryBox, RecoveryKey, RecoveryWrap

__all__ = [
    "Ceremony",
    "Compartment",
    "Draft",
    "HalfKey",
    "IdentityFreeze",
    "IdentityOpening",
    "IdentityView",
    "ItemKey",
    "KeyHolder",
    "OfflineKey",
    "OpenedKey",
    "PairWrap",
    "PaperKey",
    "Passing",
    "ReceiptKey",
    "RecoveryBox",
    "RecoveryKey",
    "RecoveryWrap",
    "SealedExport",
    "SealedItem",
    "Sharing",
    "TestLetter",
    "Wrap",
]
