"""What the pages of a case or an incident say of words that were erased."""

from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.insight.retention.queries import stubs_of
from kikao.insight.retention.schemas import ErasedLine


def stubs(by: Actor, *subject_ids: UUID) -> tuple[ErasedLine, ...]:
    """Return what was erased of these records, for those who answer for what is kept."""
    found = stubs_of(by, subject_ids)
    return tuple(line for subject_id in subject_ids for line in found.get(subject_id, ()))


def why_shut(by: Actor, subject_id: UUID, whole: set[UUID]) -> str:
    """Tell why words of a record may stay shut; `whole` are the records to which the reader has every key."""
    if by.key is None:
        return "passphrase"
    return "erased" if subject_id in whole else "reader"
