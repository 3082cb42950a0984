"""Triage on one screen: words, places named in them, twins with reasons, and the acts; and alerts of miners' guards."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from kikao.casework.forms.enums import FormKind
from kikao.casework.incidents.actions import open_incident
from kikao.casework.intake.models import GuardAlert
from kikao.casework.reports.enums import AccusedKind, ReportState
from kikao.casework.reports.models import ThreadMessage
from kikao.casework.reports.schemas import Accusation
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.moments import Moment
from kikao.registry.places.actions import add_place, add_spelling
from kikao.registry.places.models import Place, Territory
from tests.casework.intake.conftest import Monitor, home, monitor, report_of
from tests.casework.reports.conftest import Desk, row
from tests.kit.artefacts import kept
from tests.kit.door import let_in
from tests.kit.window import window

__all__ = ["home", "monitor"]
TRIAGE = "/office/reports/triage/"
STORY = "Des hommes nous ont arrêtés à la barrière de Zolonbe, près de Ndubangi."


@pytest.fixture
def kalimbi(desk: Desk) -> UUID:
    """Return a mine site that people write in their own way, with another one beside it."""
    by, group = desk.by(), desk.cast.group_id
    there = Territory.objects.get(working_group_id=group, kind="TERRITOIRE", name="Kalehe")
    facts: dict[str, Any] = {"kind": "SITE", "territory_id": there.id, "precision": "TERR"}
    add_place(by, name="Fungamwaka", village="Ndubangi", **facts)
    site = add_place(by, name="Zolombe", village="Ndubangi", **facts)
    add_spelling(by, text="Soronbe carrière", place_id=site)
    return site


def sent(client: Client, report_id: UUID, act: str, **typed: Any) -> Any:
    return client.post(f"{TRIAGE}{report_id}/", {"act": act, **typed})


def test_the_next_report_its_words_and_the_place_they_name(client: Client, desk: Desk, kalimbi: UUID) -> None:
    report_id = desk.send(words=STORY)
    after = desk.send(words="Autre chose.")
    let_in(client, desk.cast, "anne")
    place = client.get(TRIAGE, follow=True)
    first, second = sorted((report_id, after))
    assert place.redirect_chain[-1][0] == f"{TRIAGE}{first}/"
    page = client.get(f"{TRIAGE}{report_id}/").content.decode()
    assert "Zolonbe" in page
    assert "“Zolonbe” is nearly Zolombe" in page
    assert "its village Ndubangi" in page
    assert f"{TRIAGE}{second if first == report_id else first}/" in page
    assert TrailEntry.objects.filter(outcome="READ", verb__contains="read").exists()
    Place.objects.filter(id=kalimbi).update(active=False, version=9)
    assert f'value="{kalimbi}"' not in client.get(f"{TRIAGE}{report_id}/").content.decode()


def test_the_acts_each_lead_to_the_next(client: Client, desk: Desk, kalimbi: UUID) -> None:
    ids = sorted(desk.send(words=STORY, language="sw", source_kind="0101") for _turn in range(3))
    let_in(client, desk.cast, "anne")
    answer = sent(
        client, ids[0], "screen", place_id=str(kalimbi), category="CF-DEBT", plausible="on", version=1
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{TRIAGE}{ids[1]}/")
    held = row(ids[0])
    assert (held.place_id, held.category, held.screening) == (kalimbi, "CF-DEBT", "V1")
    assert (held.language, held.source_kind) == ("sw", "0101")
    assert held.territory and held.territory.name == "Kalehe"  # noqa: PT018
    assert sent(client, ids[0], "screen", version=1).status_code == 422
    wrong = sent(client, ids[1], "screen", place_named="Zolomby", version=1)
    assert wrong.status_code == 422
    assert "The nearest: Zolombe" in wrong.content.decode()
    sent(client, ids[1], "screen", place_named="soronbe carriere", version=1)
    assert row(ids[1]).place_id == kalimbi
    assert sent(client, ids[1], "ask", words="").status_code == 422
    sent(client, ids[1], "ask", words="Which day was it?")
    assert row(ids[1]).state == ReportState.ASKED
    assert ThreadMessage.objects.filter(report_id=ids[1]).count() == 1
    last = sent(client, ids[2], "aside", reason="NO_FACTS", note="")
    assert last.headers["Location"] == TRIAGE
    assert row(ids[2]).state == ReportState.SET_ASIDE
    assert sent(client, ids[2], "no such act").status_code == 404


def test_twins_come_with_their_reasons_and_their_incident(client: Client, desk: Desk, kalimbi: UUID) -> None:
    told: dict[str, Any] = {
        "place_id": kalimbi,
        "category": "CF-DEBT",
        "happened": Moment.parse("2026-03-02"),
    }
    one, two = desk.record(**told), desk.record(**told | {"happened": Moment.parse("2026-03-04")})
    desk.record(**told | {"happened": Moment.parse("2025-03-04")})
    desk.record(**told | {"category": "AG-TAX", "accused": (Accusation(AccusedKind.OTHER),)})
    let_in(client, desk.cast, "anne")
    page = client.get(f"{TRIAGE}{one}/")
    assert [line["twin"].id for line in page.context["twins"]] == [two]
    assert page.context["twins"][0]["twin"].reasons == ("the same category", "the same place", "2 days apart")
    incident = open_incident(desk.by(), title="A debt", nature="FACT", report_ids=(two,))
    page = client.get(f"{TRIAGE}{one}/")
    assert page.context["twins"][0]["incident"][0] == incident
    sent(client, one, "join", incident_id=str(incident))
    assert row(one).state == ReportState.TAKEN
    assert sent(client, one, "join", incident_id=str(incident)).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_screen_costs_the_same_however_many_wait(
    client: Client, desk: Desk, kalimbi: UUID, rows: int
) -> None:
    told: dict[str, Any] = {"place_id": kalimbi, "category": "CF-DEBT", "words": STORY}
    ids = [desk.record(**told) for _turn in range(rows + 1)]
    let_in(client, desk.cast, "anne")
    client.get(f"{TRIAGE}{ids[0]}/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"{TRIAGE}{ids[0]}/")
    assert len(page.context["twins"]) == rows
    assert len(asked) <= 62, len(asked)
    assert sum('FROM "report"' in query["sql"] for query in asked) == 9
    assert sum('FROM "place"' in query["sql"] for query in asked) == 2


def test_hidden_is_not_there_and_who_may_not_is_told_so(client: Client, desk: Desk) -> None:
    report_id = desk.send(accused=(Accusation(AccusedKind.POLICE),))
    for name, status in (("didier", 404), ("chantal", 404), ("frank", 404), ("esperance", 403)):
        let_in(client, desk.cast, name)
        for part in (f"triage/{report_id}/", f"{report_id}/alert/"):
            hidden = client.get(f"/office/reports/{part}")
            absent = client.get(f"/office/reports/{part.replace(str(report_id), str(uuid4()))}")
            assert hidden.status_code == status, (name, part)
            assert status != 404 or hidden.content == absent.content
    let_in(client, desk.cast, "anne")
    assert client.get(f"/office/reports/{report_id}/alert/").status_code == 404
    sent(client, report_id, "aside", reason="SPAM")
    assert "No report waits" in client.get(TRIAGE).content.decode()


def test_an_alert_is_decided_on_its_page(client: Client, desk: Desk, monitor: Monitor) -> None:
    monitor.publish("guard", FormKind.GUARD)
    form = monitor.fill("guard", rule="GC1", accused="MINING_POLICE", referred="PMH", answered="ZQX-LATER")
    report_id = report_of(monitor.send(form)).id
    let_in(client, desk.cast, "anne")
    page = client.get(f"/office/reports/{report_id}/").content.decode()
    assert "Military prosecutor" in page
    assert "could be concerned itself" in page
    assert "ZQX-LATER" not in page
    there = f"/office/reports/{report_id}/alert/"
    page = client.get(there).content.decode()
    assert "ZQX-LATER" in page
    assert 'value="AUD"' in page
    assert 'value="PMH"' not in page
    assert client.post(there, {"target": "PMH"}).status_code == 422
    assert client.post(there, {"target": "AUD"}).status_code == 302
    assert GuardAlert.objects.get().decided_target == "AUD"
    assert client.post(there, {"target": "NOBODY"}).status_code == 302
    assert GuardAlert.objects.get().decided_target == ""


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_the_screen_as_people_see_it(
    browser: Any, client: Client, desk: Desk, monitor: Monitor, kalimbi: UUID, width: int, settings: Settings
) -> None:
    settings.LANGUAGE_CODE = "en"
    monitor.publish("guard", FormKind.GUARD)
    site = Place.objects.get(id=kalimbi)
    form = monitor.fill("guard", rule="GC1", accused="OTHER", what_happened=STORY, category="CF-FIGHT")
    report_id = report_of(monitor.send(form)).id
    desk.send(words=STORY, category="CF-FIGHT", territory_id=site.territory_id)
    let_in(client, desk.cast, "anne")
    with window(browser, client, "en", viewport={"width": width, "height": 900}) as seen:
        seen.open(f"{TRIAGE}{report_id}/")
        assert seen.overflow == 0
        assert seen.weight <= 100_000
        seen.page.keyboard.press("2")
        ticked = "document.querySelector('#screen input[name=place_id]:checked').value"
        assert seen.page.evaluate(ticked) == str(kalimbi)
        seen.page.keyboard.press("w")
        seen.page.keyboard.type("s2n")
        assert seen.page.input_value("#ask textarea") == "s2n"
        seen.page.screenshot(path=str(kept("triage") / f"triage-{width}.png"), full_page=True)
        assert seen.faults() == []
        assert seen.complaints == []
        seen.open(f"/office/reports/{report_id}/alert/")
        assert seen.overflow == 0
        seen.page.screenshot(path=str(kept("triage") / f"alert-{width}.png"), full_page=True)
        assert seen.faults() == []
