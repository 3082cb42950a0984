"""Everything that the modules know of one case, each asked for what this reader may see."""

from dataclasses import dataclass
from uuid import UUID

from kikao.casework.agreements.queries import instruments_of_case
from kikao.casework.agreements.schemas import CaseAgreements
from kikao.casework.cases.queries import case
from kikao.casework.cases.schemas import CasePage
from kikao.casework.handover.queries import handovers_of_case
from kikao.casework.handover.schemas import CaseHandovers
from kikao.casework.incidents.queries import incidents_behind_case
from kikao.casework.incidents.schemas import IncidentLine
from kikao.casework.mediation.queries import rooms_of_case
from kikao.casework.mediation.schemas import RoomStory
from kikao.casework.meetings.queries import decisions_of_case, releases_of_case
from kikao.casework.meetings.schemas import DecisionLine, ReleaseLine
from kikao.casework.missions.queries import missions_of_case
from kikao.casework.missions.schemas.mission import MissionOfCase
from kikao.casework.monitoring.queries import checks_of_case, site_events_of_case, visits_of_case
from kikao.casework.monitoring.schemas import CaseChecks, SiteEventTold, VisitTold
from kikao.casework.outcomes.queries import flags_of_case, measures_of_case, outcome_of_case
from kikao.casework.outcomes.schemas import CaseOutcome, FlagLine, MeasureLine
from kikao.casework.referrals.queries import referrals_of_case
from kikao.casework.referrals.schemas import CaseReferrals
from kikao.casework.tasks.queries import force_of_case, recommendations_of_case, tasks_of_case
from kikao.casework.tasks.schemas import ForceLine, RecommendationLine, TaskLine
from kikao.foundation.access.actor import Actor


@dataclass(frozen=True, slots=True)
class Whole:
    """A case with all that hangs on it."""

    page: CasePage
    incidents: tuple[IncidentLine, ...]
    decisions: tuple[DecisionLine, ...]
    tasks: tuple[TaskLine, ...]
    recommendations: tuple[RecommendationLine, ...]
    force: tuple[ForceLine, ...]
    referrals: CaseReferrals
    missions: tuple[MissionOfCase, ...]
    rooms: tuple[RoomStory, ...]
    agreements: CaseAgreements
    checks: CaseChecks
    visits: tuple[VisitTold, ...]
    site_events: tuple[SiteEventTold, ...]
    outcome: CaseOutcome
    measures: tuple[MeasureLine, ...]
    flags: tuple[FlagLine, ...]
    releases: tuple[ReleaseLine, ...]
    handovers: CaseHandovers


def whole(by: Actor, case_id: UUID) -> Whole:
    """Return a case with all that hangs on it; nothing of it when the case is not for this reader."""
    page = case(by, case_id)
    return Whole(
        page=page,
        incidents=incidents_behind_case(by, page.incident_ids),
        decisions=decisions_of_case(by, case_id),
        tasks=tasks_of_case(by, case_id),
        recommendations=recommendations_of_case(by, case_id),
        force=force_of_case(by, case_id),
        referrals=referrals_of_case(by, case_id),
        missions=missions_of_case(by, case_id),
        rooms=rooms_of_case(by, case_id),
        agreements=instruments_of_case(by, case_id),
        checks=checks_of_case(by, case_id),
        visits=visits_of_case(by, case_id),
        site_events=site_events_of_case(by, case_id),
        outcome=outcome_of_case(by, case_id),
        measures=measures_of_case(by, case_id, words=False),
        flags=flags_of_case(by, case_id),
        releases=releases_of_case(by, case_id),
        handovers=handovers_of_case(by, case_id),
    )
