"""A new key pair for a holder who has the old one: everything that it opened is sealed anew, in one transaction.

What two custodians share cannot be sealed anew by one of them: as approver a custodian puts a new outer box around it,
as requester he or she waits until two others pass it on. Nobody's last way to an identity is given up for it.
"""

from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing import box
from kikao.foundation.sealing.compartments import about, about_pair
from kikao.foundation.sealing.drafts import reseal_drafts
from kikao.foundation.sealing.keys import give_new_pair, public_key_of
from kikao.foundation.sealing.models import OpenedKey, PairWrap, Wrap
from kikao.foundation.sealing.stops import Broken, Locked
from kikao.foundation.sealing.taking import drop_passings, end_epochs


class LastToAsk(Stop):
    """Without this custodian's old key nobody could ask for some identities any more."""

    def __init__(self) -> None:
        """Have the identities passed on first."""
        super().__init__(
            "sealing.last_to_ask",
            _("For some identities you are the only custodian who can still ask."),
            cure=_("First pass them on to the other custodians, on the page of keys. Nothing was changed."),
        )


def rotate(account_id: UUID, old: bytes, passphrase: str) -> bytes:
    """Give an account a new pair and seal to it what the old one opened; return the new private half.

    Whatever happens on the way, the old pair stays in force until all is done: the caller's transaction holds it all.
    """
    if box.public_of(old) != public_key_of(account_id):
        raise Locked
    pair = box.new_pair()
    _refuse_if_last(account_id)
    _reseal_narratives(account_id, old, pair.public)
    _reseal_identities(account_id, old, pair.public)
    reseal_drafts(account_id, old, pair.public)
    OpenedKey.objects.filter(account_id=account_id, offline_key_id=None).delete()
    drop_passings([account_id])
    give_new_pair(account_id, pair, passphrase)
    return pair.private


def _refuse_if_last(account_id: UUID) -> None:
    others = PairWrap.objects.filter(compartment_id=OuterRef("compartment_id")).exclude(
        requester_account_id=account_id
    )
    mine = PairWrap.objects.filter(requester_account_id=account_id, requester_offline_id=None)
    if mine.filter(~Exists(others)).exists():
        raise LastToAsk


def _reseal_narratives(account_id: UUID, old: bytes, public: bytes) -> None:
    """Seal to the new pair; what does not open with the old one waits for another reader, as it would have before."""
    held = Wrap.objects.filter(account_id=account_id, blob__isnull=False).select_related("compartment")
    changed = list(held)
    for wrap in changed:
        try:
            private = box.open_with(old, bytes(wrap.blob or b""), about(wrap.compartment))
        except box.SealBroken:
            wrap.blob = None
        else:
            wrap.blob = box.seal_to(public, private, about(wrap.compartment))
    end_epochs(wrap.compartment_id for wrap in changed)
    Wrap.objects.bulk_update(changed, ["blob"], batch_size=200)


def _reseal_identities(account_id: UUID, old: bytes, public: bytes) -> None:
    """Put a new outer box around what one approves; what one asks for waits for two others."""
    PairWrap.objects.filter(requester_account_id=account_id, requester_offline_id=None).delete()
    approved = PairWrap.objects.filter(approver_account_id=account_id, approver_offline_id=None)
    changed = list(approved.select_related("compartment"))
    for pair in changed:
        bound = about_pair(pair.compartment, pair.requester_account_id, account_id)
        try:
            pair.blob = box.seal_to(public, box.open_with(old, bytes(pair.blob), bound), bound)
        except box.SealBroken as error:
            raise Broken from error
    end_epochs(pair.compartment_id for pair in changed)
    PairWrap.objects.bulk_update(changed, ["blob"], batch_size=200)
