"""Reading an identity that two custodians opened: by who it was opened for, until the time is over.

Each look is a row and an entry in the trail before anything is opened; every custodian sees the list.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import is_walled
from kikao.foundation.audit.door import read_note, refusal_note
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import NotAllowed, Stop, Unknown
from kikao.foundation.sealing import box
from kikao.foundation.sealing.actions.opening import CarryNeeded
from kikao.foundation.sealing.compartments import about
from kikao.foundation.sealing.enums import OpeningState
from kikao.foundation.sealing.keys import account_of, key_of
from kikao.foundation.sealing.models import IdentityOpening, IdentityView, OpenedKey, SealedItem
from kikao.foundation.sealing.policy import ASKERS
from kikao.foundation.sealing.reading import open_one
from kikao.foundation.sealing.standstill import require_unfrozen
from kikao.foundation.sealing.stops import Broken, Sealed
from kikao.foundation.sealing.telling import Word, tell_custodians
from kikao.foundation.sealing.turns import about_opening

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
    """Return what the identity envelope of a subject holds, to whom two custodians opened it for."""
    try:
        opening = opened_for(by, opening_id)
        key = key_of(by)
        left = list(
            OpenedKey.objects.filter(opening=opening, account_id=account_of(by)).select_related("compartment")
        )
        if not left:
            raise Sealed
        if any(one.offline_key_id for one in left):
            raise CarryNeeded
        note_view(by, opening, carried=False)
        return _open(key, opening, left)
    except Stop as stop:
        refusal_note(by, VERB, opening_id, stop)
        raise


def opened_for(by: Actor, opening_id: UUID) -> IdentityOpening:
    """Return the opening, if it stands open for this reader now."""
    if not by.is_(*ASKERS):
        raise NotAllowed
    opening = IdentityOpening.objects.filter(
        working_group_id=by.working_group_id, id=opening_id, reader_id=account_of(by)
    ).first()
    if opening is None or is_walled(by, opening.subject_id):
        raise Unknown
    require_unfrozen(by.working_group_id)
    over = opening.until is None or opening.until <= now()
    if opening.state != OpeningState.APPROVED or over:
        raise Sealed
    return opening


def note_view(by: Actor, opening: IdentityOpening, *, carried: bool) -> None:
    """Write down that somebody looks, before anything is shown; the custodians are told of the first look."""
    with transaction.atomic():
        first = not IdentityView.objects.filter(opening=opening).exists()
        IdentityView.objects.create(
            working_group_id=by.working_group_id,
            opening=opening,
            account_id=account_of(by),
            viewed_at=now(),
            carried=carried,
        )
        read_note(by, VERB, opening.id)
        if first:
            tell_custodians(by, Word.VIEWED, opening)


def _open(key: bytes, opening: IdentityOpening, left: list[OpenedKey]) -> tuple[OpenedIdentity, ...]:
    found: list[OpenedIdentity] = []
    for opened in left:
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
