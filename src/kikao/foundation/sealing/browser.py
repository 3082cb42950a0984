"""What a browser sealed while it had no network, to a key that its page carried: docs/sealing-format.md, section 8.

The browser seals with the same boxes as the house, so they open here as any other. The head tells which key it needs
and is no secret; what was told lies in the box alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from kikao.foundation.access.actor import Actor
from kikao.foundation.sealing import box, roster
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.keys import public_keys
from kikao.foundation.sealing.models import Compartment, Wrap
from kikao.foundation.sealing.reading import unwrap, wraps_of
from kikao.foundation.sealing.stops import Broken, Locked, Sealed

HEAD = b"\x01B"
_ID = 16
_BOX = len(HEAD) + 2 * _ID


@dataclass(frozen=True, slots=True)
class BrowserKey:
    """The envelope that browsers seal to: its id and its public half."""

    compartment_id: UUID
    public: bytes

    def __str__(self) -> str:
        """Return it as a page carries it."""
        return f"{self.compartment_id}.{self.public.hex()}"


@dataclass(frozen=True, slots=True)
class Draft:
    """What can be read of a sealed draft from outside: for which envelope it is, and its own random id."""

    compartment_id: UUID
    draft_id: UUID
    sealed: bytes

    @property
    def about(self) -> str:
        """Return what the box is bound to, so that it opens in its own place alone."""
        return f"offline|{self.compartment_id}|{self.draft_id}"


def draft_of(blob: bytes) -> Draft:
    """Read the head of a sealed draft; what no browser of ours wrote is broken."""
    if blob[: len(HEAD)] != HEAD or len(blob) <= _BOX:
        raise box.SealBroken
    first, second = (blob[at : at + _ID] for at in (len(HEAD), len(HEAD) + _ID))
    return Draft(UUID(bytes=first), UUID(bytes=second), blob[_BOX:])


def readable(blob: bytes) -> Draft | None:
    """Return the head of a sealed draft, or None for what no browser of ours wrote."""
    try:
        return draft_of(blob)
    except box.SealBroken:
        return None


def open_draft(private: bytes, blob: bytes) -> bytes:
    """Open a sealed draft with the private half of its envelope; the blanks that hid its length are taken off."""
    draft = draft_of(blob)
    return box.open_with(private, draft.sealed, draft.about).rstrip(b" ")


def key_for_browsers(working_group_id: UUID, subject_id: UUID) -> BrowserKey | None:
    """Return the key of now of a subject that browsers seal to; None when a new one has to be made first."""
    last = _of(working_group_id, subject_id).order_by("-epoch").first()
    if last is None or last.stale_on is not None:
        return None
    return BrowserKey(last.id, bytes(last.public_key))


def is_for(working_group_id: UUID, subject_id: UUID, draft: Draft) -> bool:
    """Tell whether a draft is sealed to this subject, of whatever epoch."""
    return _of(working_group_id, subject_id).filter(id=draft.compartment_id).exists()


def is_lacked(working_group_id: UUID, subject_id: UUID, account_ids: Iterable[UUID]) -> bool:
    """Tell whether somebody of these with a key, whom no wall keeps out, is on no list of the subject's readers."""
    free = roster.free_readers_of(working_group_id, subject_id, account_ids)
    listed = Wrap.objects.filter(compartment__subject_id=subject_id).values_list("account_id", flat=True)
    return not set(public_keys(free)) <= set(listed)


def open_for(by: Actor, subject_id: UUID, blob: bytes) -> bytes:
    """Open a sealed draft in the session of a reader; the caller has written the reading into the trail before."""
    if by.key is None:
        raise Locked
    try:
        draft = draft_of(blob)
        found = _of(by.working_group_id, subject_id).filter(id=draft.compartment_id).first()
        if found is None:
            raise Broken
        held = wraps_of(by, [found]).get(found.id)
        if held is None:
            raise Sealed
        return open_draft(unwrap(by, found, held), blob)
    except box.SealBroken as error:
        raise Broken from error


def _of(working_group_id: UUID, subject_id: UUID) -> QuerySet[Compartment]:
    return Compartment.objects.filter(working_group_id=working_group_id, subject_id=subject_id, layer=Layer.N)
