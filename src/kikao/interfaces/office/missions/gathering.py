"""What the pages and papers of a mission in the field show, put together case by case."""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from kikao.casework.cases.queries import case
from kikao.casework.missions.queries import (
    hand_findings,
    note_report_printed,
    place_of_case,
    report_cases,
    report_head,
)
from kikao.casework.missions.queries.money import mission_money
from kikao.casework.missions.reckoning.money import Total
from kikao.casework.missions.schemas.field import HandFinding, ReportHead
from kikao.casework.missions.schemas.mission import StopLine
from kikao.casework.monitoring.queries import coming_checks, findings_of_mission, promises_to_see
from kikao.casework.monitoring.schemas.visits import ComingCheck, PromiseToSee, VisitFinding
from kikao.casework.tasks.queries import tasks_of_case
from kikao.casework.tasks.schemas import TaskLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS
from kikao.interfaces.ui.words import alleged

PRINTED_LOOK = "mission.print_look"


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement with the clauses that are to be looked at."""

    id: UUID
    reference: str
    title: str
    clauses: tuple[PromiseToSee, ...]


@dataclass(frozen=True, slots=True)
class CaseInField:
    """One case of a mission: what is looked at, what was found, what follows."""

    case_id: UUID
    name: str
    agreements: tuple[Agreement, ...]
    found: tuple[VisitFinding, ...]
    by_hand: tuple[HandFinding, ...]
    coming: tuple[ComingCheck, ...]

    @property
    def places(self) -> set[UUID | None]:
        """Return the places of its agreements and of what was found."""
        return {part.place_id for one in self.agreements for part in one.clauses} | {
            one.place_id for one in self.found
        }


@dataclass(frozen=True, slots=True)
class CaseReported:
    """One case in a report: who is accused (alleged, always), what was seen, which tasks are open."""

    seen: CaseInField
    accused: tuple[str, ...]
    tasks: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The report of a mission; of one case alone it leaves out title, cost and every place that is not that case's."""

    head: ReportHead
    whole: bool
    stops: tuple[StopLine, ...]
    cases: tuple[CaseReported, ...]
    cost: Total | None


def cases_in_field(by: Actor, mission_id: UUID, case_id: UUID | None = None) -> tuple[CaseInField, ...]:
    """Return the cases of a mission, or the one that was chosen, with what hangs on each (a fixed number of queries)."""
    named = report_cases(by, mission_id, case_id)
    promises, coming = promises_to_see(by, named), coming_checks(by, named)
    found, written = findings_of_mission(by, mission_id), hand_findings(by, mission_id, case_id=case_id)
    return tuple(
        CaseInField(
            one,
            name,
            _agreements(tuple(part for part in promises if part.case_id == one)),
            tuple(part for part in found if part.case_id == one),
            tuple(part for part in written if part.case_id == one),
            tuple(part for part in coming if part.case_id == one),
        )
        for one, name in named.items()
    )


def _agreements(promises: tuple[PromiseToSee, ...]) -> tuple[Agreement, ...]:
    parts = [tuple(same) for _reference, same in groupby(promises, key=lambda promise: promise.instrument)]
    return tuple(Agreement(same[0].instrument_id, same[0].instrument, same[0].title, same) for same in parts)


def look_sheet(by: Actor, mission_id: UUID) -> tuple[ReportHead, tuple[CaseInField, ...]]:
    """Return what the team looks at, clause by clause, once the trail says that it is printed."""
    note_report_printed(by, mission_id, verb=PRINTED_LOOK)
    return report_head(by, mission_id), cases_in_field(by, mission_id)


def report_of(by: Actor, mission_id: UUID, case_id: UUID | None = None) -> Report:
    """Draw up the report from what was found, once the trail says so; of one case it holds nothing of the others."""
    report_cases(by, mission_id, case_id)
    note_report_printed(by, mission_id)
    head, seen = report_head(by, mission_id), cases_in_field(by, mission_id, case_id)
    stops = head.stops
    if case_id:
        own = seen[0].places | {place_of_case(by, case_id)}
        stops = tuple(stop for stop in stops if stop.place_id in own)
    return Report(
        head=head,
        whole=case_id is None,
        stops=stops,
        cases=tuple(_reported(by, one) for one in seen),
        cost=_cost(by, mission_id) if case_id is None else None,
    )


def _reported(by: Actor, one: CaseInField) -> CaseReported:
    parties = case(by, one.case_id).parties
    open_ones = tuple(task for task in tasks_of_case(by, one.case_id) if task.state == "OPEN")
    return CaseReported(
        one, tuple(alleged(party.organisation) for party in parties if party.alleged), open_ones
    )


def _cost(by: Actor, mission_id: UUID) -> Total | None:
    """Return what the mission cost, for readers of cases; nothing while nothing was spent."""
    if not by.is_(*CASE_READERS):
        return None
    return mission_money(by, mission_id, size=1).spent or None
