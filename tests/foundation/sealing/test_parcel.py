"""A subject sealed at one stroke is what the vault makes step by step: the same rows, the same readers, the same words."""

import pytest

from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.box import new_pair
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.models import (
    Compartment,
    ItemKey,
    PairWrap,
    RecoveryKey,
    RecoveryWrap,
    SealedItem,
    Wrap,
)
from kikao.foundation.sealing.parcel import Enclosed, Keys, Parcel
from kikao.foundation.sealing.stops import NotReady
from tests.kit.cast import Cast


def _counts(subject_id: object) -> list[object]:
    wraps = Wrap.objects.filter(compartment__subject_id=subject_id)
    pairs = PairWrap.objects.filter(compartment__subject_id=subject_id)
    items = SealedItem.objects.filter(compartment__subject_id=subject_id)
    return [
        sorted(Compartment.objects.filter(subject_id=subject_id).values_list("layer", "epoch")),
        sorted((one.account_id, len(one.blob or b"")) for one in wraps),
        sorted((one.requester_account_id, one.approver_account_id, len(one.blob)) for one in pairs),
        sorted(len(one.blob) for one in RecoveryWrap.objects.filter(compartment__subject_id=subject_id)),
        sorted((one.kind, len(one.blob), one.arrived_on) for one in items),
        sorted(len(one.blob) for one in ItemKey.objects.filter(item__in=items)),
    ]


@pytest.mark.parametrize("identity", [True, False])
def test_a_parcel_makes_what_the_vault_makes(cast: Cast, identity: bool) -> None:
    group_id, one, other = cast.group_id, random_id(), random_id()
    RecoveryKey.objects.create(working_group_id=group_id, public_key=new_pair().public, made_on=today())
    readers = [cast.accounts[name] for name in ("anne", "alice")]
    vault.open_compartments(group_id, one, readers=readers, identity=identity)
    vault.put(group_id, one, "report.words", "What was told.")
    parcel = Parcel(group_id, other, identity=identity)
    item = parcel.put(Enclosed("report.words", "What was told."))
    if identity:
        vault.put(group_id, one, "report.identity", "Who.", layer=Layer.I)
        parcel.put(Enclosed("report.identity", "Who.", Layer.I))
    parcel.keep(Keys.now(group_id, other, readers, identity=identity))
    assert _counts(one) == _counts(other)
    assert vault.read(cast.actor("anne"), item) == "What was told."


def test_what_nobody_could_open_is_not_kept(cast: Cast) -> None:
    parcel = Parcel(cast.group_id, random_id(), identity=False)
    with pytest.raises(NotReady):
        parcel.keep(Keys({}, {}, {}, None))


def test_a_kind_goes_into_its_own_envelope_alone(cast: Cast) -> None:
    parcel = Parcel(cast.group_id, random_id(), identity=True)
    with pytest.raises(RuntimeError):
        parcel.put(Enclosed("report.identity", "Who."))
