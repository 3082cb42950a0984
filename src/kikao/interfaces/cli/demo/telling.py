"""Telling a case: its incidents with claims and contradictions, tabled and checked by two."""

from typing import Any
from uuid import UUID

from kikao.casework.cases.actions import (
    add_forum,
    check_summary,
    link_cases,
    note_risk,
    record_refusal,
    table_case,
)
from kikao.casework.cases.enums import LinkKind, PartyRole
from kikao.casework.cases.schemas import PartyGiven
from kikao.casework.incidents.actions import (
    check_title,
    confirm_severity,
    contrast_claims,
    decide_mapping,
    open_incident,
    record_claim,
    record_count,
    record_involvement,
    verify_claim,
    verify_incident,
)
from kikao.casework.incidents.enums import MappingState
from kikao.casework.incidents.queries import claims_of, incident
from kikao.casework.incidents.schemas import NewClaim
from kikao.casework.outcomes.actions import link_relapse
from kikao.foundation.access.actor import Actor
from kikao.interfaces.cli.demo.data import fr, moment, told
from kikao.interfaces.cli.demo.founding import Stage
from kikao.registry.places.queries import place_by_pcode

SECOND_LOOK = "Relu par une seconde personne (démonstration)"


def tell(stage: Stage, case: dict[str, Any]) -> None:
    """Open the incidents of a case with their claims, table the case, have its summary checked."""
    by = stage.first
    made: dict[str, UUID] = {}
    incidents = {one["key"]: _open(stage, by, case, one, made) for one in case["incidents"]}
    stage.incidents |= incidents
    _claim(by, case, incidents, made)
    case_id = stage.cases[case["key"]] = table_case(
        by,
        title=fr(case["title"]),
        summary=fr(case["summary"]),
        incident_ids=incidents.values(),
        request_nature=case["request_nature"] or "",
        requester_type=_requester_type(case),
        parties=[
            PartyGiven(stage.organisations[one["organisation"]], PartyRole(one["role"]))
            for one in case["parties"]
        ],
        place_id=_place(by, case["places"][0]),
        tabled_on=moment(case["tabled"]).start,
    )
    check_summary(stage.second, case_id=case_id, version=1)
    _surround(stage, by, case, case_id)


def link(stage: Stage, case: dict[str, Any]) -> None:
    """Link a case to the one that it is a relapse of, and to those that it is related to."""
    by, case_id = stage.first, stage.cases[case["key"]]
    if case["relapse_of"]:
        link_relapse(by, case_id=case_id, of_case_id=stage.cases[case["relapse_of"]])
    for other in case["related"]:
        if other != case["relapse_of"] and other > case["key"]:
            link_cases(by, case_id=case_id, other_id=stage.cases[other], kind=LinkKind.RELATED)


def _requester_type(case: dict[str, Any]) -> str:
    types = {one["key"]: one["actor_type"] for one in told("members")["organisations"]}
    asked = [one["organisation"] for one in case["parties"] if one["role"] == PartyRole.REQUESTER]
    return types[asked[0]] if asked else ""


def _place(by: Actor, pcode: str) -> UUID:
    return place_by_pcode(by, pcode).id


def _open(stage: Stage, by: Actor, case: dict[str, Any], one: dict[str, Any], made: dict[str, UUID]) -> UUID:
    first = next(claim for claim in case["claims"] if claim["incident"] == one["key"])
    incident_id = open_incident(
        by,
        title=fr(one["title"]),
        nature=one["nature"],
        categories=one["categories"],
        happened=moment(one["happened"]),
        place_id=_place(by, one["place"]),
        claims=[NewClaim(**_wording(first))],
    )
    made[first["key"]] = claims_of(by, incident_id)[0].id
    for involved in one["involved"]:
        organisation = involved["organisation"]
        record_involvement(
            by,
            incident_id=incident_id,
            part=involved["part"],
            organisation_id=stage.organisations[organisation] if organisation else None,
            stranger=involved["stranger"],
            degree=involved["degree"],
            act=involved["act"],
        )
    for count in one["counts"]:
        record_count(by, incident_id=incident_id, **count)
    _judge(by, one, incident_id)
    check_title(stage.second, incident_id=incident_id, version=_version(by, incident_id))
    return incident_id


def _judge(by: Actor, one: dict[str, Any], incident_id: UUID) -> None:
    shown = incident(by, incident_id)
    for mapping in shown.mappings:
        if mapping.code.code in {*one["oecd"], *one["vp"]}:
            decide_mapping(by, mapping_id=mapping.id, state=MappingState.CONFIRMED)
    confirm_severity(by, incident_id=incident_id, version=_version(by, incident_id), severity=one["severity"])
    verify_incident(
        by,
        incident_id=incident_id,
        version=_version(by, incident_id),
        verification=one["verification"],
        reason=SECOND_LOOK,
    )


def _version(by: Actor, incident_id: UUID) -> int:
    return incident(by, incident_id).line.version


def _wording(claim: dict[str, Any]) -> dict[str, Any]:
    source = told("cases")["sources"][claim["source"]]
    return {
        "wording": fr(claim["text"]),
        "source_kind": source["claim_source"],
        "source_title": source["title"],
        "locator": claim["locator"],
        "language": "fr",
        "happened": moment(claim["happened"]),
    }


def _claim(by: Actor, case: dict[str, Any], incidents: dict[str, UUID], made: dict[str, UUID]) -> None:
    for one in case["claims"]:
        if one["key"] not in made:
            made[one["key"]] = record_claim(by, incident_id=incidents[one["incident"]], **_wording(one))
        if one["verification"] != "V0":
            verify_claim(
                by,
                claim_id=made[one["key"]],
                version=1,
                verification=one["verification"],
                reason=SECOND_LOOK,
            )
    for one in case["claims"]:
        for other in one["contradicts"]:
            contrast_claims(by, claim_id=made[one["key"]], other_id=made[other])


def _surround(stage: Stage, by: Actor, case: dict[str, Any], case_id: UUID) -> None:
    for forum in case["forums"]:
        add_forum(
            by,
            case_id=case_id,
            kind=forum["kind"],
            organisation_id=stage.organisations[forum["organisation"]],
            parallel=forum["parallel"],
            result=fr(forum["result"]),
            heard=moment(forum["heard"]),
        )
    for refusal in case["refusals"]:
        record_refusal(
            by,
            case_id=case_id,
            words=fr(refusal["text"]),
            organisation_id=stage.organisations[refusal["organisation"]],
            refused=moment(refusal["happened"]),
        )
    for risk in case["open_risks"]:
        note_risk(by, case_id=case_id, words=fr(risk))
