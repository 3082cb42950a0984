"""Keeping a custodian's key off the server: only its public half is ever known here."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing import box
from kikao.foundation.sealing.compartments import about_pair
from kikao.foundation.sealing.keys import account_of, key_of
from kikao.foundation.sealing.models import OfflineKey, OpenedKey, PairWrap
from kikao.foundation.sealing.offline import check_words
from kikao.foundation.sealing.stops import Broken
from kikao.foundation.sealing.taking import end_epochs
from kikao.foundation.sealing.telling import Word, tell_custodians


@action("key.keep_offline", to={Role.CUSTODIAN}, system=False)
def keep_key_offline(by: Actor, *, public: str, words: str) -> UUID:
    """Have identities sealed to a key that was made, and stays, on a machine without network.

    What comes in from now on is sealed to it. Of what came before, the outer boxes are sealed to it at once; the inner
    ones are when two custodians pass the identity on again. An earlier offline key opens nothing any more.
    """
    half = _public(public, words)
    key, account = key_of(by), account_of(by)
    _end_earlier(by, account)
    row = OfflineKey.objects.create(
        working_group_id=by.working_group_id, account_id=account, public_key=half, registered_on=today()
    )
    pairs = PairWrap.objects.filter(
        working_group_id=by.working_group_id, approver_account_id=account, approver_offline_id=None
    ).select_related("compartment")
    moved = []
    for pair in pairs.iterator(chunk_size=200):
        label = about_pair(pair.compartment, pair.requester_account_id, account)
        try:
            inner = box.open_with(key, bytes(pair.blob), label)
        except box.SealBroken as error:
            raise Broken from error
        pair.blob, pair.approver_offline_id = box.seal_to(half, inner, label), row.id
        moved.append(pair)
    PairWrap.objects.bulk_update(moved, ["blob", "approver_offline_id"], batch_size=200)
    tell_custodians(by, Word.OFFLINE)
    return row.id


def _public(public: str, words: str) -> bytes:
    try:
        half = bytes.fromhex(public.strip())
    except ValueError as error:
        raise Invalid({"public": _("Copy the line that the tool shows, 64 signs long.")}) from error
    if len(half) != box.KEY:
        raise Invalid({"public": _("Copy the line that the tool shows, 64 signs long.")})
    if words.split() != check_words(half).split():
        raise Invalid({"words": _("These words do not belong to this key: look at the tool again.")})
    return half


def _end_earlier(by: Actor, account: UUID) -> None:
    earlier = OfflineKey.objects.filter(working_group_id=by.working_group_id, account_id=account, active=True)
    for row in list(earlier):
        for name in ("requester_offline_id", "approver_offline_id"):
            lost = PairWrap.objects.filter(**{name: row.id})
            end_epochs(set(lost.values_list("compartment_id", flat=True)))
            lost.delete()
        OpenedKey.objects.filter(offline_key_id=row.id).delete()
        earlier.filter(id=row.id).update(active=False)
