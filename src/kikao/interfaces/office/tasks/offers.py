"""What the forms of follow-up offer to choose from."""

from uuid import UUID

from kikao.casework.meetings.queries import decisions_of_case, releases_of_case
from kikao.foundation.access.actor import Actor

Choices = list[tuple[str, str]]


def decisions(by: Actor, case_id: UUID) -> Choices:
    """Return the decisions on a case, as (id, day and decision)."""
    return [
        (str(one.id), f"{one.decided_on:%d/%m/%Y} {one.code_words}") for one in decisions_of_case(by, case_id)
    ]


def releases(by: Actor, case_id: UUID) -> Choices:
    """Return the texts of a case that stand released, as (id, reference and seat)."""
    return [
        (str(one.id), f"{one.reference} – {one.seat}")
        for one in releases_of_case(by, case_id)
        if one.state == "APPROVED"
    ]
