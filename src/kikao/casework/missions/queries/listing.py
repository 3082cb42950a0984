"""Lists of missions: all, in one state, of a case."""

from uuid import UUID

from kikao.casework.missions.enums import CheckInState, MissionState
from kikao.casework.missions.models import CheckIn, Mission, MissionCase, MissionStop
from kikao.casework.missions.policy import seen_by
from kikao.casework.missions.queries.lines import line_of
from kikao.casework.missions.schemas.mission import MissionLine, MissionOfCase
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.registry.people.queries import account_names


def missions(
    by: Actor, *, state: str = "", uncleared: bool = False, after: str | None = None, size: int = 50
) -> Page[MissionLine]:
    """Return one page of the missions the reader may see, the latest first; all, in one state, or left uncleared."""
    rows = Mission.objects.filter(seen_by(by))
    if state:
        rows = rows.filter(state=state)
    if uncleared:
        rows = rows.filter(left_without_clearance=True)
    page = page_of(rows, order=("-starts_on", "-id"), after=after, size=size)
    names = account_names(by.working_group_id, [row.leader_id for row in page.items])
    return page.map(lambda row: line_of(row, names))


def missions_of_case(by: Actor, case_id: UUID) -> tuple[MissionOfCase, ...]:
    """Return the missions made or planned for a case, in order of their days (three queries)."""
    linked = MissionCase.objects.filter(case_id=case_id).values("mission_id")
    rows = list(Mission.objects.filter(seen_by(by), id__in=linked).order_by("starts_on", "id"))
    places: dict[UUID, list[str]] = {row.id: [] for row in rows}
    stops = MissionStop.objects.filter(mission_id__in=list(places), struck_on=None)
    for mission_id, place in stops.order_by("position", "id").values_list("mission_id", "place__name"):
        places[mission_id].append(place)
    names = account_names(by.working_group_id, [row.leader_id for row in rows])
    return tuple(MissionOfCase(line_of(row, names), tuple(places[row.id])) for row in rows)


def mission_choices(by: Actor) -> list[tuple[str, str]]:
    """Return (id, reference and title) of the missions that are planned or underway, for a form."""
    rows = Mission.objects.filter(
        seen_by(by), state__in=(MissionState.PLANNED, MissionState.UNDERWAY, MissionState.RETURNED)
    )
    return [
        (str(row.id), f"{row.reference} – {row.title}") for row in rows.order_by("-starts_on", "-id")[:200]
    ]


def count_missed(by: Actor) -> int:
    """Return how many missions were not heard of when they should have been."""
    rows = CheckIn.objects.filter(seen_by(by, "mission_id"), state=CheckInState.MISSED)
    return rows.values("mission_id").distinct().count()
