"""What sealing must ask about people without knowing them: who is custodian, who is walled from what.

A higher band answers: it registers two functions when the program starts. Without an answer nothing is sealed.
"""

from collections.abc import Callable, Collection, Iterable
from uuid import UUID

Custodians = Callable[[UUID], Iterable[UUID]]
Walled = Callable[[UUID, Collection[UUID], Collection[UUID]], Iterable[UUID]]

_ANSWERS: dict[str, tuple[Custodians, Walled]] = {}


def register(*, custodians: Custodians, walled: Walled) -> None:
    """Name who answers: `custodians(group)` and `walled(group, subject_ids, account_ids)`, both account ids."""
    _ANSWERS["people"] = (custodians, walled)


def custodians_of(working_group_id: UUID) -> set[UUID]:
    """Return the accounts of the group's custodians."""
    return set(_answers()[0](working_group_id))


def unwalled_of(working_group_id: UUID, subject_id: UUID, account_ids: Iterable[UUID]) -> set[UUID]:
    """Return those of the accounts that no wall keeps from the subject."""
    asked = set(account_ids)
    return asked - set(_answers()[1](working_group_id, [subject_id], asked)) if asked else asked


def _answers() -> tuple[Custodians, Walled]:
    if "people" not in _ANSWERS:
        message = "nobody told sealing who is custodian and who is walled: call sealing.roster.register"
        raise RuntimeError(message)
    return _ANSWERS["people"]
