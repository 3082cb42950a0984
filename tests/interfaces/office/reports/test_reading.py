"""The queue, one report and its words on the pages."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.casework.reports.actions import answer_by_receipt, withdraw_consent
from kikao.casework.reports.enums import AccusedKind
from kikao.casework.reports.schemas import Accusation
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.models import TrailEntry
from kikao.registry.people.actions import declare_interest
from tests.casework.reports.conftest import Desk
from tests.kit.door import let_in

QUEUE = "/office/reports/"


def test_the_queue_shows_what_waits_and_narrows_it(client: Client, desk: Desk) -> None:
    let_in(client, desk.cast, "anne")
    empty = client.get(QUEUE).content.decode()
    assert "No report is waiting" in empty or "attend" in empty
    desk.send(category="HR-LIFE")
    held = desk.send(flood=True)
    main = client.get(QUEUE).content.decode()
    assert f"{QUEUE}{held}/" not in main
    assert "?pile=HELD" in main
    assert f"{QUEUE}{held}/" in client.get(QUEUE, {"pile": "HELD"}).content.decode()
    assert client.get(QUEUE, {"pile": "HELD", "severity": "SEV1"}).context["page"].items == ()
    assert client.get(QUEUE, {"severity": "no such"}).status_code == 200
    assert client.get(QUEUE, {"after": "made up"}).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queue_page_costs_the_same_however_long_it_is(client: Client, desk: Desk, rows: int) -> None:
    for _turn in range(rows):
        desk.send()
    let_in(client, desk.cast, "anne")
    client.get(QUEUE)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(QUEUE)
    assert len(answer.context["page"].items) == rows
    assert sum('FROM "report"' in query["sql"] for query in asked) == 3
    assert len(asked) <= 24


def test_a_report_shows_its_plain_layer_and_no_word_of_the_source(client: Client, desk: Desk) -> None:
    report_id = desk.send(words="ZQX4471", place_words="ZQX4471", identity="ZQX4471", accused=())
    let_in(client, desk.cast, "anne")
    page = client.get(f"{QUEUE}{report_id}/")
    assert page.status_code == 200
    assert "ZQX4471" not in page.content.decode()
    assert f"/office/incidents/open/?report={report_id}" in page.content.decode()
    assert not TrailEntry.objects.filter(outcome="READ").exists()


def test_the_words_are_shown_on_their_own_page_and_the_reading_is_in_the_trail(
    client: Client, desk: Desk
) -> None:
    report_id = desk.send(words="ZQX4471 <script>alert(1)</script>", place_words="ZQX-DEPOT")
    answer_by_receipt(desk.cast.source, receipt=desk.receipt(report_id), words="ZQX-ANSWER")
    let_in(client, desk.cast, "anne")
    page = client.get(f"{QUEUE}{report_id}/words/").content.decode()
    assert "ZQX4471 &lt;script&gt;" in page
    assert "ZQX-DEPOT" in page
    assert "ZQX-ANSWER" in page
    assert TrailEntry.objects.filter(outcome="READ").count() == 3
    assert TrailEntry.objects.filter(verb="report.read_thread").count() == 1


@pytest.mark.parametrize("part", ["", "words/", "screen/", "set-aside/", "accused/", "ask/", "consent/"])
def test_hidden_is_exactly_not_there(client: Client, desk: Desk, part: str) -> None:
    declare_interest(desk.by("alice"), organisation_id=desk.cast.bodies["banro"])
    report_id = desk.send(accused=(Accusation(AccusedKind.COMPANY_GUARDS),))
    for name in ("alice", "chantal", "baraka", "didier", "judith", "frank"):
        let_in(client, desk.cast, name)
        hidden = client.get(f"{QUEUE}{report_id}/{part}")
        absent = client.get(f"{QUEUE}{uuid4()}/{part}")
        assert (hidden.status_code, absent.status_code) == (404, 404)
        assert hidden.content == absent.content


def test_who_is_not_signed_in_is_sent_to_the_door(client: Client, desk: Desk) -> None:
    report_id = desk.send()
    for part in ("", f"{report_id}/", f"{report_id}/words/", "take/"):
        assert client.get(QUEUE + part).status_code == 302


def test_a_custodian_reads_the_plain_layer_and_is_offered_no_act(client: Client, desk: Desk) -> None:
    report_id = desk.send(words="ZQX4471")
    let_in(client, desk.cast, "esperance")
    assert f"{QUEUE}{report_id}/" in client.get(QUEUE).content.decode()
    page = client.get(f"{QUEUE}{report_id}/").content.decode()
    assert "/screen/" not in page
    assert "/words/" not in page
    assert client.get(f"{QUEUE}{report_id}/words/").status_code == 404
    assert client.get(f"{QUEUE}take/").status_code == 403


def test_a_withdrawal_is_seen_at_once(client: Client, desk: Desk) -> None:
    report_id = desk.send()
    withdraw_consent(Actor.source(desk.cast.group_id), receipt=desk.receipt(report_id))
    let_in(client, desk.cast, "anne")
    page = client.get(f"{QUEUE}{report_id}/").content.decode()
    assert f"{QUEUE}{report_id}/withdrawal/" in page
    assert f"/office/incidents/open/?report={report_id}" not in page
