"""The real cases and members that the demo plays: whole, consistent, and without a person's name."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kikao
from kikao.casework.cases.enums import ForumKind, PartyRole, RequestNature
from kikao.casework.incidents.enums import (
    Act,
    AgeBand,
    ClaimSource,
    Degree,
    Harm,
    Part,
    Sex,
    Stranger,
    Verification,
)
from kikao.casework.mediation.enums import RecordKind
from kikao.casework.monitoring.enums import SiteEventKind
from kikao.casework.outcomes.enums import Measure
from kikao.foundation.access.enums import Role
from kikao.foundation.base.moments import Moment
from kikao.registry.people.enums import Pillar
from kikao.registry.places.enums import Commodity
from kikao.registry.places.reckoning.product import product_places, product_territories
from kikao.registry.terms.reckoning import product_terms

DATA = Path(kikao.__file__).parent / "interfaces" / "cli" / "data"
CASES: dict[str, Any] = json.loads((DATA / "cases.json").read_text(encoding="utf-8"))
MEMBERS: dict[str, Any] = json.loads((DATA / "members.json").read_text(encoding="utf-8"))
KEYS = [case["key"] for case in CASES["cases"]]
BY_KEY = {case["key"]: case for case in CASES["cases"]}
ORGANISATIONS = {body["key"]: body for body in MEMBERS["organisations"]}

each_case = pytest.mark.parametrize("case", CASES["cases"], ids=KEYS)


def _codes(name: str) -> set[str]:
    return {line.code for line in product_terms() if line.list == name}


def _walk(said: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(said, dict):
        for key, value in said.items():
            yield key, value
            yield from _walk(value)
    elif isinstance(said, list):
        for value in said:
            yield from _walk(value)


def test_the_six_cases_and_the_later_conflict_at_kalimbi_are_there() -> None:
    assert KEYS == [
        "SK-BITALE",
        "SK-KALIMBI",
        "SK-KALIMBI-2",
        "SK-TWANGIZA",
        "SK-LUGUSHWA",
        "SK-MAHESHE",
        "SK-KAZIBA",
    ]
    assert BY_KEY["SK-KALIMBI-2"]["relapse_of"] == "SK-KALIMBI"
    assert {other for case in CASES["cases"] for other in case["related"]} <= set(KEYS)


@each_case
def test_every_code_of_a_case_stands_in_a_list(case: dict[str, Any]) -> None:
    lists = {
        "categories": _codes("INCIDENT_CATEGORY"),
        "oecd": _codes("OECD_ANNEX_II"),
        "vp": _codes("VP_THEME"),
        "commodities": set(Commodity.values),
    }
    single = {
        "severity": _codes("SEVERITY"),
        "nature": _codes("EVENT_NATURE"),
        "level": _codes("LEVEL"),
        "verification": set(Verification.values),
        "role": set(PartyRole.values),
        "part": set(Part.values),
        "act": {*Act.values, ""},
        "degree": {*Degree.values, ""},
        "stranger": {*Stranger.values, ""},
        "harm": set(Harm.values),
        "sex": set(Sex.values),
        "age_band": set(AgeBand.values),
        "mission_purpose": {*_codes("MISSION_PURPOSE"), None},
        "closure_reason": {*_codes("CLOSURE_REASON"), None},
        "request_nature": {*RequestNature.values, None},
    }
    for key, value in _walk(case):
        if key in lists:
            assert set(value) <= lists[key], (key, value)
        elif key in single:
            assert value in single[key], (key, value)
    for forum in case["forums"]:
        assert forum["kind"] in ForumKind.values
    for act in case["actions"]:
        assert (act["type"] in _codes("ACTION_TYPE")) != (act["mission_purpose"] is not None)
    for instrument in case["instruments"]:
        assert instrument["type"] in _codes("INSTRUMENT_TYPE")
        assert {clause["type"] for clause in instrument["clauses"]} <= _codes("CLAUSE_TYPE")
    assert case["outcome"]["status"] in _codes("CASE_STATUS")
    assert (case["origin"] == "REQUEST") == (case["request_nature"] is not None)


@each_case
def test_what_followed_a_decision_stands_in_the_lists(case: dict[str, Any]) -> None:
    clauses = [clause for instrument in case["instruments"] for clause in instrument["clauses"]]
    assert {clause["status"] for clause in clauses} <= {*_codes("CLAUSE_STATUS"), None}
    assert {one["kind"] for one in case["site_events"]} <= set(SiteEventKind.values)
    assert {one["measure"] for one in case["measures"]} <= set(Measure.values)
    found, room = case["found"] or {"finding": "SAME"}, case["room"] or {"records": []}
    assert found["finding"] in _codes("FOLLOW_UP_FINDING")
    assert {one["kind"] for one in room["records"]} <= set(RecordKind.values)


@each_case
def test_every_claim_has_a_source_an_incident_and_a_date_that_can_be_read(case: dict[str, Any]) -> None:
    keys = [claim["key"] for claim in case["claims"]]
    incidents = {incident["key"] for incident in case["incidents"]}
    assert len(keys) == len(set(keys))
    for claim in case["claims"]:
        assert claim["source"] in CASES["sources"]
        assert claim["incident"] in incidents
        assert set(claim["contradicts"]) <= set(keys) - {claim["key"]}
    assert {claim["incident"] for claim in case["claims"]} == incidents, "an incident rests on claims"
    for key, value in _walk(case):
        if key in {"happened", "heard", "tabled"}:
            Moment.parse(value)
        if key == "source":
            assert value in CASES["sources"]


@each_case
def test_every_text_is_there_in_both_languages(case: dict[str, Any]) -> None:
    texts = [value for _key, value in _walk(case) if isinstance(value, dict) and set(value) == {"fr", "en"}]
    assert len(texts) >= 5
    assert all(text["fr"].strip() and text["en"].strip() for text in texts)
    assert len(case["title"]["fr"]) <= 60
    assert len(case["title"]["en"]) <= 60


@each_case
def test_parties_and_places_are_in_the_register(case: dict[str, Any]) -> None:
    named = [party["organisation"] for party in case["parties"]]
    named += [one["organisation"] for one in case["forums"] + case["refusals"]]
    for incident in case["incidents"]:
        for involved in incident["involved"]:
            assert bool(involved["organisation"]) != bool(involved["stranger"])
            named += [involved["organisation"]] if involved["organisation"] else []
    for instrument in case["instruments"]:
        named += instrument["convenors"] + instrument["signatories"] + instrument["parties"]
        for clause in instrument["clauses"]:
            assert {clause["obligor"], clause["beneficiary"]} <= {*instrument["parties"], None}
    named += [one["organisation"] for one in case["site_events"] + case["measures"]]
    named += [one["organisation"] for one in (case["room"] or {"sides": []})["sides"]]
    assert set(named) <= set(ORGANISATIONS)
    pairs = [(party["organisation"], party["role"]) for party in case["parties"]]
    assert len(pairs) == len(set(pairs))
    codes = {place.pcode for place in product_places()}
    assert case["places"]
    assert set(case["places"]) | {incident["place"] for incident in case["incidents"]} <= codes
    assert case["territory"] in {territory.path for territory in product_territories()}


def test_contradictions_refusals_and_both_dates_are_kept() -> None:
    assert any(claim["contradicts"] for claim in BY_KEY["SK-BITALE"]["claims"])
    maheshe = {
        claim["key"]: str(Moment.parse(claim["happened"]).start) for claim in BY_KEY["SK-MAHESHE"]["claims"]
    }
    assert maheshe["maheshe-table"] == "2019-10-01"
    assert maheshe["maheshe-press"] == "2020-05-20"
    assert BY_KEY["SK-LUGUSHWA"]["outcome"]["status"] == "C7"
    assert BY_KEY["SK-LUGUSHWA"]["refusals"]
    assert BY_KEY["SK-BITALE"]["release"]["seat"] == "seat-fardc"
    assert BY_KEY["SK-TWANGIZA"]["release"] is None


def test_no_person_is_named_and_every_source_is_published() -> None:
    words = json.dumps(CASES, ensure_ascii=False) + json.dumps(MEMBERS, ensure_ascii=False)
    for title in (r"\bM\.", r"\bMme\b", r"\bMr\b", r"Général [A-Z]", r"Colonel", r"Simba"):
        assert not re.search(title, words), title
    assert {source["claim_source"] for source in CASES["sources"].values()} <= set(ClaimSource.values)
    for source in CASES["sources"].values():
        Moment.parse(source["published"])
        assert source["kind"] in {"STUDY", "CASE_STUDY", "TOOLKIT", "PRESS", "INTERVIEW"}


def test_the_members_are_the_nineteen_of_figure_six() -> None:
    numbered = [seat for seat in MEMBERS["seats"] if seat["number"]]
    assert [seat["number"] for seat in numbered] == list(range(1, 20))
    pillars = [seat["pillar"] for seat in numbered]
    assert (pillars.count("GOV"), pillars.count("PRIV"), pillars.count("CSO")) == (9, 4, 6)


def test_organisations_are_whole_and_tied_only_where_an_accusation_reaches() -> None:
    types = _codes("ACTOR_TYPE")
    names = [(body["name"]["fr"], body["name"]["en"]) for body in ORGANISATIONS.values()]
    assert len({name for name, _en in names}) == len({name for _fr, name in names}) == len(ORGANISATIONS)
    for body in ORGANISATIONS.values():
        assert body["actor_type"] in types
        assert body["pillar"] in Pillar.values
        assert body["security_body"] == (body["actor_type"] in {"FARDC", "PNC", "PMH", "IRREG"})
        assert len(body["name"]["fr"]) <= 200
        assert len(body["short"]) <= 30
    ties = {(tie["parent"], tie["child"]): tie["walls"] for tie in MEMBERS["ties"]}
    assert {end for tie in ties for end in tie} <= set(ORGANISATIONS)
    assert not any(walls for (parent, _child), walls in ties.items() if ORGANISATIONS[parent]["is_state"])
    assert not any(walls for (_parent, child), walls in ties.items() if ORGANISATIONS[child]["is_host"])
    for tie in (
        ("pnc", "pmh"),
        ("pmh", "pmh-twangiza"),
        ("fardc-33", "fardc-bitale"),
        ("banro", "twangiza-mining"),
    ):
        assert ties[tie]


def test_accounts_cover_every_role_and_custodians_come_from_no_body_that_may_stand_accused() -> None:
    accounts = MEMBERS["accounts"]
    seats = {seat["key"]: seat for seat in MEMBERS["seats"]}
    names = [account["username"] for account in accounts]
    assert len(names) == len(set(names))
    roles = [account["role"] for account in accounts]
    assert set(roles) == set(Role.values)
    assert roles.count("secretariat") == 2
    assert roles.count("custodian") == 3
    assert set(MEMBERS["accounts"][0]) >= {"title", "organisation", "seat", "alternate", "more_roles"}
    for account in accounts:
        assert account["seat"] is None or seats[account["seat"]]["organisation"] == account["organisation"]
        assert account["organisation"] in ORGANISATIONS
        if account["role"] == "custodian":
            body = ORGANISATIONS[account["organisation"]]
            assert body["pillar"] == "CSO"
            assert not body["security_body"]
            assert not body["is_company"]
            assert body["actor_type"] != "COOP"
    held = [account["seat"] for account in accounts if account["seat"] and not account["alternate"]]
    assert sorted(held) == sorted(seats)
