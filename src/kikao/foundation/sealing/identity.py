"""Reading an identity that two custodians opened: by who asked, until the time is over, each view in the trail."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import is_walled
from kikao.foundation.audit.door import read_note, refusal_note
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import NotAllowed, Stop, Unknown
from kikao.foundation.sealing import box
from kikao.foundation.sealing.actions.opening import about_opening
from kikao.foundation.sealing.compartments import about
from kikao.foundation.sealing.enums import OpeningState
from kikao.foundation.sealing.keys import account_of, key_of
from kikao.foundation.sealing.models import IdentityOpening, OpenedKey, SealedItem
from kikao.foundation.sealing.reading import open_one
from kikao.foundation.sealing.stops import Broken, Sealed

VERB = "identity.view"


@dataclass(frozen=True, slots=True)
class OpenedIdentity:
    """One thing in the identity envelope, opened."""

    item_id: UUID
    kind: str
    arrived_on: date
    content: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """Return the words."""
        return self.content.decode()


def read_identity(by: Actor, opening_id: UUID) -> tuple[OpenedIdentity, ...]:
    """Return what the identity envelope of a subject holds, to the custodian whose request was approved."""
    try:
        opening = _mine(by, opening_id)
        key = key_of(by)
        read_note(by, VERB, opening.id)
        return _open(key, opening)
    except Stop as stop:
        refusal_note(by, VERB, opening_id, stop)
        raise


def _mine(by: Actor, opening_id: UUID) -> IdentityOpening:
    if not by.is_(Role.CUSTODIAN):
        raise NotAllowed
    opening = IdentityOpening.objects.filter(
        working_group_id=by.working_group_id, id=opening_id, asked_by=account_of(by)
    ).first()
    if opening is None or is_walled(by, opening.subject_id):
        raise Unknown
    over = opening.until is None or opening.until <= now()
    if opening.state != OpeningState.APPROVED or over:
        raise Sealed
    return opening


def _open(key: bytes, opening: IdentityOpening) -> tuple[OpenedIdentity, ...]:
    found: list[OpenedIdentity] = []
    for opened in OpenedKey.objects.filter(opening=opening).select_related("compartment"):
        compartment = opened.compartment
        try:
            inner = box.open_with(key, bytes(opened.blob), about_opening(opening, compartment))
            private = box.open_with(key, inner, about(compartment))
            items = SealedItem.objects.filter(compartment=compartment).select_related(
                "compartment", "item_key"
            )
            found += [
                OpenedIdentity(item.id, item.kind, item.arrived_on, open_one(item, private)) for item in items
            ]
        except box.SealBroken as error:
            raise Broken from error
    return tuple(sorted(found, key=lambda one: (one.arrived_on, one.kind, str(one.item_id))))
