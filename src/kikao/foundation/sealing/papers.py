"""What the papers of now open: every envelope is put under them as soon as somebody's session can."""

from uuid import UUID

from kikao.foundation.sealing import box
from kikao.foundation.sealing.compartments import about
from kikao.foundation.sealing.models import Compartment, RecoveryBox, RecoveryKey, RecoveryWrap


def cover(compartment: Compartment, private: bytes) -> None:
    """Put an envelope under the papers of now, and take it from under papers that were replaced."""
    active = RecoveryKey.objects.filter(working_group_id=compartment.working_group_id, active=True).first()
    if active is None:
        return
    rows = RecoveryWrap.objects.filter(compartment=compartment)
    if not rows.filter(recovery_key=active).exists():
        RecoveryWrap.objects.create(
            working_group_id=compartment.working_group_id,
            compartment=compartment,
            recovery_key=active,
            blob=box.seal_to(bytes(active.public_key), private, about(compartment)),
        )
    former = list(rows.exclude(recovery_key=active).values_list("recovery_key_id", flat=True))
    rows.exclude(recovery_key=active).delete()
    for key_id in former:
        _forget_if_empty(key_id)


def _forget_if_empty(key_id: UUID) -> None:
    """Destroy the boxes of replaced papers once nothing hangs on them any more."""
    if not RecoveryWrap.objects.filter(recovery_key_id=key_id).exists():
        RecoveryBox.objects.filter(recovery_key_id=key_id, recovery_key__active=False).delete()
