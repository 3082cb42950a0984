"""The demonstration group is what it says: real cases, real walls, a trail that holds."""

import json
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils.translation import override
from pytest_django import DjangoDbBlocker

from kikao.casework.cases.enums import CaseStatus, LinkKind
from kikao.casework.cases.queries import Filters, case, cases
from kikao.casework.forms.enums import TokenKind
from kikao.casework.forms.queries import bearer_of, published
from kikao.casework.forms.shipped import SHIPPED
from kikao.casework.incidents.queries import claims_of
from kikao.casework.meetings.queries import releases_for, sitting, sittings
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit import chain, pins
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.cli.demo import leaflet
from kikao.interfaces.cli.demo.data import LABEL, told
from kikao.interfaces.cli.demo.founding import Stage
from kikao.interfaces.cli.demo.waiting import HOSTILE
from kikao.interfaces.cli.management.commands.demo import play

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Stage, dict[str, str]]]:
    with django_db_blocker.unblock(), transaction.atomic(), override("fr"):
        yield play(lambda _words: None)
        transaction.set_rollback(True)


@pytest.fixture
def stage(made: tuple[Stage, dict[str, str]]) -> Iterator[Stage]:
    with override("fr"):
        yield made[0]


def test_the_register_holds_the_seven_cases_with_checked_summaries(stage: Stage) -> None:
    lines = cases(stage.by("sofedi"), Filters()).items
    assert len(lines) == len(told("cases")["cases"]) == 7
    assert all(line.checked and line.title for line in lines)


def test_lugushwa_is_blocked_with_the_refusal(stage: Stage) -> None:
    page = case(stage.first, stage.cases["SK-LUGUSHWA"], words=True)
    assert page.line.status == CaseStatus.BLOCKED
    assert page.refusals[0].organisation == "Communautés de Lugushwa"
    opened = case(stage.first, stage.cases["SK-LUGUSHWA"], words=True)
    assert "Mungu ni Jibu" in (opened.refusals[0].words or "")


def test_the_later_conflict_at_kalimbi_is_linked_as_a_relapse_and_waits(stage: Stage) -> None:
    page = case(stage.by("sofedi"), stage.cases["SK-KALIMBI-2"])
    assert page.line.status == CaseStatus.TABLED
    assert (page.links[0].kind, page.links[0].case_id) == (LinkKind.RELAPSE, stage.cases["SK-KALIMBI"])


def test_maheshe_keeps_its_two_dates(stage: Stage) -> None:
    (incident_id,) = case(stage.first, stage.cases["SK-MAHESHE"]).incident_ids
    dates = {str(claim.happened) for claim in claims_of(stage.first, incident_id)}
    assert {"octobre 2019", "20/05/2020", "date unknown"} - {"date unknown"} <= dates


def test_bitale_is_released_to_the_army_seat_and_to_nobody_else(stage: Stage) -> None:
    (line,) = releases_for(stage.by("fardc")).items
    assert "Kalehe" in line.what
    assert line.case_id is None
    assert releases_for(stage.by("pmh")).items == ()
    with pytest.raises(Unknown):
        case(stage.by("fardc"), stage.cases["SK-BITALE"])


def test_the_mining_police_seat_finds_no_trace_of_twangiza(stage: Stage) -> None:
    police = stage.by("pmh")
    seen = [cases(police, Filters()).items, cases(police, Filters(words="Twangiza")).items]
    seen += [sitting(police, line.id) for line in sittings(police).items]
    assert "wangiza" not in str(seen)
    assert "wangiza" in str(cases(stage.by("sofedi"), Filters(words="Twangiza")).items)


def test_the_trail_of_the_demonstration_holds(stage: Stage) -> None:
    assert list(chain.faults()) == list(pins.faults()) == []


def test_what_was_added_for_the_walk_is_labelled(stage: Stage) -> None:
    lines = sittings(stage.first).items
    assert lines
    assert all(LABEL in line.venue for line in lines)
    assert all("example.invalid" in words or "http" not in words for words in HOSTILE)


def test_the_leaflet_has_the_agreed_shape_and_is_for_its_owner_alone(
    made: tuple[Stage, dict[str, str]], tmp_path: Path
) -> None:
    stage, receipts = made
    path = tmp_path / "demo.json"
    leaflet.write(path, leaflet.describe(stage, "http://localhost:8000", receipts))
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert set(content) >= {"url", "accounts", "openrosa", "sms", "api"}
    roles = [account["role"] for account in content["accounts"]]
    assert set(roles) == {str(role.value) for role in Role}
    assert (roles.count("secretariat") >= 2, roles.count("custodian") >= 3) == (True, True)
    assert {"role", "username", "token"} == set(content["api"]["tokens"][0])
    gateway = bearer_of(content["sms"]["secret"])
    assert gateway
    assert gateway.kind == TokenKind.GATEWAY
    assert content["sms"]["url"] == f"http://localhost:8000/sms/{content['sms']['secret']}/receive"
    assert len(content["openrosa"]) == 2
    for phone in content["openrosa"]:
        bearer = bearer_of(phone["base_url"].removeprefix("http://localhost:8000/key/"))
        assert bearer
        assert bearer.label == phone["holder"]
        assert len(published(Actor.source(bearer.working_group_id))) == len(SHIPPED)
