"""What a custodian does for an opening: takes boxes off with their own key, and puts the next person's around it.

The same steps are done in a session on the server, or by the offline tool from a file that carries them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from kikao.foundation.sealing import box
from kikao.foundation.sealing.compartments import about, about_pair
from kikao.foundation.sealing.models import Compartment, IdentityOpening, OpenedKey, PairWrap
from kikao.foundation.sealing.offline import public_half
from kikao.foundation.sealing.roster import unwalled_of
from kikao.foundation.sealing.stops import Broken, Sealed


@dataclass(frozen=True, slots=True)
class Turn:
    """One box to pass on: which labels to take off, in order, and whom to seal it to, in order."""

    compartment: Compartment
    for_account: UUID
    blob: bytes
    off: tuple[str, ...]
    on: tuple[tuple[bytes, str], ...]
    mine_offline: UUID | None
    theirs_offline: UUID | None
    bares: bytes = b""
    """The public half that must belong to what is bared, when the last box comes off."""

    @property
    def name(self) -> str:
        """Name the turn in a file that is carried."""
        return f"{self.compartment.id}|{self.for_account}"


def about_opening(opening: IdentityOpening, compartment: Compartment) -> str:
    """Return what the outer box around an opened key is bound to."""
    return f"opening|{opening.id}|{compartment.id}"


def about_half(opening: IdentityOpening, compartment: Compartment, custodian: UUID) -> str:
    """Return what the box is bound to that the first custodian leaves for another one."""
    return f"half|{opening.id}|{compartment.id}|{custodian}"


def turns_of(opening: IdentityOpening, custodian: UUID, compartments: list[Compartment]) -> list[Turn]:
    """Return what this custodian does: as the first, for every other custodian; as the second, for who reads."""
    if opening.agreed_by is None or opening.agreed_by == custodian:
        found = list(_first(opening, custodian, compartments))
    elif opening.agreed_by == opening.reader_id:
        found = list(_to_custodian(opening, custodian, compartments))
    else:
        found = list(_to_reader(opening, custodian, compartments))
    if {turn.compartment.id for turn in found} != {one.id for one in compartments}:
        raise Sealed
    return found


def take(key: bytes, turn: Turn) -> bytes:
    """Do one turn with the key of the session."""
    inner = turn.blob
    try:
        for label in turn.off:
            inner = box.open_with(key, inner, label)
        fits = not turn.bares or box.public_of(inner) == turn.bares
    except box.SealBroken as error:
        raise Broken from error
    if not fits:
        raise Broken
    for public, label in turn.on:
        inner = box.seal_to(public, inner, label)
    return inner


def _first(opening: IdentityOpening, custodian: UUID, compartments: list[Compartment]) -> Iterator[Turn]:
    pairs = PairWrap.objects.filter(compartment__in=compartments, approver_account_id=custodian)
    pairs = pairs.exclude(requester_account_id__in=[opening.asked_by, opening.reader_id])
    mine = list(pairs.select_related("compartment"))
    others = {pair.requester_account_id for pair in mine}
    free = unwalled_of(opening.working_group_id, opening.subject_id, others)
    for pair in mine:
        other = pair.requester_account_id
        if other in free:
            label = about_half(opening, pair.compartment, other)
            yield Turn(
                pair.compartment,
                other,
                bytes(pair.blob),
                (about_pair(pair.compartment, other, custodian),),
                ((public_half(other, pair.requester_offline_id), label),),
                pair.approver_offline_id,
                pair.requester_offline_id,
            )


def _to_custodian(
    opening: IdentityOpening, custodian: UUID, compartments: list[Compartment]
) -> Iterator[Turn]:
    reader = opening.reader_id
    pairs = PairWrap.objects.filter(
        compartment__in=compartments, requester_account_id=reader, approver_account_id=custodian
    )
    for pair in pairs.select_related("compartment"):
        public = public_half(reader, pair.requester_offline_id)
        yield Turn(
            pair.compartment,
            reader,
            bytes(pair.blob),
            (about_pair(pair.compartment, reader, custodian),),
            ((public, about_opening(opening, pair.compartment)),),
            pair.approver_offline_id,
            pair.requester_offline_id,
        )


def _to_reader(opening: IdentityOpening, custodian: UUID, compartments: list[Compartment]) -> Iterator[Turn]:
    halves = OpenedKey.objects.filter(opening=opening, account_id=custodian, compartment__in=compartments)
    public = public_half(opening.reader_id, None)
    for half in halves.select_related("compartment"):
        one = half.compartment
        yield Turn(
            one,
            opening.reader_id,
            bytes(half.blob),
            (about_half(opening, one, custodian), about(one)),
            ((public, about(one)), (public, about_opening(opening, one))),
            half.offline_key_id,
            None,
            bares=bytes(one.public_key),
        )
