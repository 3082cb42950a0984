"""What happened at the sites, what was found on going back, who was held to account, and the next journey."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from kikao.casework.missions.actions import assess_risk, join_mission, plan_mission
from kikao.casework.missions.enums import MissionPurpose, RiskLevel, TeamRole
from kikao.casework.missions.schemas.given import PlanGiven, StopGiven
from kikao.casework.monitoring.actions import add_site_event, plan_check, record_check
from kikao.casework.monitoring.enums import CheckKind
from kikao.casework.monitoring.schemas import SiteEventGiven
from kikao.casework.outcomes.actions import look_for_relapses, record_measure
from kikao.foundation.base.clock import today
from kikao.interfaces.cli.demo.agreeing import source_of
from kikao.interfaces.cli.demo.data import LABEL, fr, moment
from kikao.interfaces.cli.demo.founding import Stage
from kikao.registry.places.queries import place_by_pcode

GOES = "SK-KALIMBI"
"""The case for which the demonstration plans a journey, so that whoever walks through it has one to clear."""
AHEAD, DAYS = 10, 2


def go_back(stage: Stage, case: dict[str, Any]) -> None:
    """Enter what happened at the sites of a case, what was found there, and against whom measures were taken."""
    case_id = stage.cases[case["key"]]
    for given in case["site_events"]:
        _happened(stage, case_id, given)
    if case["found"]:
        _found(stage, case, case["found"])
    for given in case["measures"]:
        record_measure(
            stage.first,
            case_id=case_id,
            measure=given["measure"],
            who=fr(given["who"]),
            words=f"Selon : {source_of(given)}",
            organisation_id=stage.organisations[given["organisation"]],
        )


def _happened(stage: Stage, case_id: UUID, given: dict[str, Any]) -> None:
    event = SiteEventGiven(
        kind=given["kind"],
        happened=moment(given["happened"]),
        organisation_id=stage.organisations[given["organisation"]],
        accuses=given["accuses"],
        case_id=case_id,
        words=f"Selon : {source_of(given)}",
    )
    add_site_event(stage.first, place_id=_place(stage, given["place"]), event=event)


def _found(stage: Stage, case: dict[str, Any], given: dict[str, Any]) -> None:
    check = plan_check(
        stage.first,
        kind=CheckKind.SITUATION,
        due_on=today(),
        case_id=stage.cases[case["key"]],
        place_id=_place(stage, case["places"][0]),
        about=fr(given["text"]),
    )
    record_check(
        stage.second,
        check_id=check,
        proof=given["proof"],
        finding=given["finding"],
        observed=moment(given["happened"]),
        words=f"{fr(given['text'])}, selon : {source_of(given)}",
    )


def set_out(stage: Stage) -> None:
    """Plan a journey to see whether an agreement holds; its clearance waits for a second person."""
    by = stage.first
    first = today() + timedelta(days=AHEAD)
    last = first + timedelta(days=DAYS)
    plan = PlanGiven(
        purpose=MissionPurpose.MON,
        title=f"Suivi de l'accord de Kalimbi {LABEL}",
        starts_on=first,
        ends_on=last,
        stops=(StopGiven(_place(stage, "codmine00917"), first, last),),
    )
    mission = plan_mission(by, plan=plan, case_ids=[stage.cases[GOES]])
    for username, role in (("sofedi", TeamRole.LEADER), ("communautes", TeamRole.MEMBER)):
        join_mission(by, mission_id=mission, account_id=stage.accounts[username], role=role)
    assess_risk(
        by,
        mission_id=mission,
        level=RiskLevel.MEDIUM,
        threats=f"Route coupée par les pluies ; barrières {LABEL}",
        measures=f"Départ tôt, appel à chaque étape, retour avant la nuit {LABEL}",
        valid_until_on=last,
    )


def look_for_more(stage: Stage) -> None:
    """Look which incidents came near to a closed case or to what was signed; people judge it."""
    for incident_id in stage.incidents.values():
        look_for_relapses(stage.first, incident_id=incident_id)


def _place(stage: Stage, pcode: str) -> UUID:
    return place_by_pcode(stage.first, pcode).id
