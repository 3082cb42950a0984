"""Who can open the narrative of one report, incident or case, who waits for a key, and how that came about."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import is_walled
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.keys import account_of, public_keys
from kikao.foundation.sealing.models import Compartment, Sharing, Wrap
from kikao.foundation.sealing.reading import open_all
from kikao.foundation.sealing.roster import entitled_among, free_readers_of

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody on the list of readers, and of how many epochs they hold the key."""

    account_id: UUID
    holds: int
    epochs: int

    @property
    def waits(self) -> bool:
        """Tell whether another reader must still pass something on to them."""
        return self.holds < self.epochs


@dataclass(frozen=True, slots=True)
class Shared:
    """One giving or taking of the key; the reason is for those who can open the narrative."""

    account_id: UUID
    given: bool
    by_account: UUID
    done_at: datetime
    has_reason: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class Readers:
    """The list of readers of one subject."""

    subject_id: UUID
    epochs: int
    can_open: bool
    lines: tuple[Reader, ...]
    past: tuple[Shared, ...]
    candidates: frozenset[UUID]


def readers_of_subject(by: Actor, subject_id: UUID, candidates: Iterable[UUID] = ()) -> Readers:
    """Return who holds and who waits for the key of a subject, and who of `candidates` could be let in."""
    if not by.is_(Role.SECRETARIAT):
        raise NotAllowed
    here = Compartment.objects.filter(
        working_group_id=by.working_group_id, subject_id=subject_id, layer=Layer.N
    )
    ids = set(here.values_list("id", flat=True))
    if not ids or is_walled(by, subject_id):
        raise Unknown
    wraps = list(Wrap.objects.filter(compartment_id__in=ids).order_by("account_id"))
    listed = {row.account_id for row in wraps}
    held = Counter(row.account_id for row in wraps if row.blob is not None)
    total = Counter(row.account_id for row in wraps)
    free = free_readers_of(by.working_group_id, subject_id, set(candidates) - listed)
    return Readers(
        subject_id=subject_id,
        epochs=len(ids),
        can_open=by.key is not None and held[account_of(by)] > 0,
        lines=tuple(Reader(one, held[one], total[one]) for one in sorted(listed)),
        past=_past(by, subject_id),
        candidates=frozenset(public_keys(entitled_among(by.working_group_id, free))),
    )


def _past(by: Actor, subject_id: UUID) -> tuple[Shared, ...]:
    rows = Sharing.objects.filter(working_group_id=by.working_group_id, subject_id=subject_id)
    rows = rows.order_by("-done_at", "-id")[:SHOWN]
    words = open_all(by, [row.reason_item_id for row in rows if row.reason_item_id])
    return tuple(
        Shared(
            row.account_id,
            row.given,
            row.by_account,
            row.done_at,
            row.reason_item_id is not None,
            _said(words.get(row.reason_item_id or row.id)),
        )
        for row in rows
    )


def _said(content: bytes | None) -> str | None:
    return None if content is None else content.decode()
