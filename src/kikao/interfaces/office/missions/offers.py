"""What the forms of missions offer to choose from."""

from kikao.casework.cases.queries import cases
from kikao.casework.meetings.queries import releases_of_cases
from kikao.casework.missions.schemas.mission import MissionPage
from kikao.foundation.access.actor import Actor
from kikao.interfaces.office.offering import Choices
from kikao.registry.people.queries import account_choices
from kikao.registry.places.queries import place_choices

MOST = 200


def planning(by: Actor) -> dict[str, Choices]:
    """Return cases, newest first, and places."""
    return {"case_id": more_cases(by), "place_id": place_choices(by)}


def more_cases(by: Actor, page: MissionPage | None = None) -> Choices:
    """Return the cases the mission does not go for yet."""
    there = {one.case_id for one in page.cases} if page else set()
    found = cases(by, size=MOST).items
    return [(str(one.id), f"{one.reference} {one.title}".strip()) for one in found if one.id not in there]


def people(by: Actor) -> Choices:
    """Return the people of the group."""
    return account_choices(by)


def standing_texts(by: Actor, page: MissionPage) -> Choices:
    """Return the texts of the mission's cases that stand released, as (id, reference and seat)."""
    return [
        (str(one.id), f"{one.reference} – {one.seat}")
        for one in releases_of_cases(by, [case.case_id for case in page.cases])
        if one.state == "APPROVED"
    ]
