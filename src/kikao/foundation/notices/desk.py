"""What alerts must ask about people without knowing them: who is at the secretariat's desk now.

A higher band answers: it registers a function when the program starts.
"""

from collections.abc import Callable, Iterable
from uuid import UUID

from kikao.foundation.sealing.roster import walled_by_subject

Secretaries = Callable[[UUID], Iterable[UUID]]

_ANSWERS: dict[str, Secretaries] = {}


def register(*, secretaries: Secretaries) -> None:
    """Name who answers: `secretaries(group)` returns the open accounts of the group's secretariat."""
    _ANSWERS["people"] = secretaries


def secretaries_of(working_group_id: UUID) -> set[UUID]:
    """Return the accounts of the group's secretariat."""
    if "people" not in _ANSWERS:
        message = "nobody told notices who is the secretariat: call notices.desk.register"
        raise RuntimeError(message)
    return set(_ANSWERS["people"](working_group_id))


def before_whom(working_group_id: UUID, subject_id: UUID, on_duty: Iterable[UUID]) -> set[UUID]:
    """Return before whom an alert stands: who is on duty and not walled; else every secretary who is not walled.

    A matter of life and death must stand on some screen, even if the only one on duty is walled from it or has left.
    """
    return before_whom_each(working_group_id, [subject_id], on_duty)[subject_id]


def before_whom_each(
    working_group_id: UUID, subject_ids: Iterable[UUID], on_duty: Iterable[UUID]
) -> dict[UUID, set[UUID]]:
    """Return before whom each of many alerts stands, at a fixed cost."""
    desk, turns = secretaries_of(working_group_id), set(on_duty)
    walled = walled_by_subject(working_group_id, subject_ids, desk)
    able = {subject_id: desk - kept_out for subject_id, kept_out in walled.items()}
    return {subject_id: here & turns or here for subject_id, here in able.items()}
