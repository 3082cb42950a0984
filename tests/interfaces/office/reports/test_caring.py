"""The pages of restricted reports, of consent taken back, of searching and comparing."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.casework.reports.actions import confirm_in_circle, name_for_circle
from kikao.casework.reports.models import CircleMember, Referral, Report
from kikao.foundation.audit.models import TrailEntry
from tests.casework.reports.conftest import Desk
from tests.kit.door import let_in

REPORTS = "/office/reports/"
SEARCH = "/office/incidents/search/"
MARK = "ZQXHELP88"
TYPED = {
    "why": "SGBV",
    "words": MARK,
    "channel": "WALKIN",
    "language": "sw",
    "accused": "OTHER",
    "consents": ["STORE", "SECUSE"],
    "manner": "ORAL",
}


def test_a_restricted_report_is_taken_and_referred_on_its_own_pages(client: Client, desk: Desk) -> None:
    let_in(client, desk.cast, "anne")
    assert "72" in client.get(f"{REPORTS}take-apart/").content.decode()
    answer = client.post(f"{REPORTS}take-apart/", TYPED, follow=True)
    made = Report.objects.get()
    assert made.restricted == "SGBV"
    page = answer.content.decode()
    assert f"{REPORTS}{made.id}/refer/" in page
    assert "/incidents/open/" not in page
    assert MARK not in page
    client.post(f"{REPORTS}{made.id}/refer/", {"target": "MED", "note": "ZQXCLINIC"})
    assert Referral.objects.get().target == "MED"
    assert "ZQXCLINIC" in client.get(f"{REPORTS}{made.id}/words/").content.decode()
    refused = client.post(f"{REPORTS}{made.id}/refer/", {"target": "MED", "passed_on": "on"})
    assert refused.status_code == 422
    assert Referral.objects.count() == 1


def test_the_circle_is_named_by_one_and_confirmed_by_another_on_the_pages(client: Client, desk: Desk) -> None:
    let_in(client, desk.cast, "anne")
    alice = desk.cast.accounts["alice"]
    client.post(f"{REPORTS}circle/name/", {"account_id": str(alice)})
    member = CircleMember.objects.get()
    confirm = f"{REPORTS}circle/{member.id}/confirm/"
    assert confirm not in client.get(f"{REPORTS}circle/").content.decode()
    let_in(client, desk.cast, "eve")
    assert confirm in client.get(f"{REPORTS}circle/").content.decode()
    client.post(confirm)
    assert CircleMember.objects.get().confirmed_by == desk.cast.accounts["eve"]
    let_in(client, desk.cast, "anne")
    client.post(f"{REPORTS}circle/{member.id}/end/")
    assert CircleMember.objects.get().ended_on is None
    for name, status in (("chantal", 403), ("didier", 403), ("judith", 403), ("luc", 403)):
        let_in(client, desk.cast, name)
        assert client.get(f"{REPORTS}circle/").status_code == status


@pytest.mark.parametrize("part", ["", "words/", "refer/", "restrict/", "similar/", "places/", "withdraw/"])
def test_outside_the_circle_a_restricted_report_is_exactly_not_there(
    client: Client, desk: Desk, part: str
) -> None:
    member = name_for_circle(desk.by("anne"), account_id=desk.cast.accounts["alice"])
    confirm_in_circle(desk.by("eve"), member_id=member)
    report_id = desk.send(restricted="CHILD", words=MARK)
    for name in ("anne", "eve", "chantal", "didier", "frank"):
        let_in(client, desk.cast, name)
        hidden, absent = client.get(f"{REPORTS}{report_id}/{part}"), client.get(f"{REPORTS}{uuid4()}/{part}")
        assert (hidden.status_code, absent.status_code) == (404, 404)
        assert hidden.content == absent.content
    let_in(client, desk.cast, "alice")
    assert client.get(f"{REPORTS}{report_id}/{part}").status_code == 200


def test_consent_is_taken_back_and_acted_on_through_the_pages(client: Client, desk: Desk) -> None:
    report_id = desk.record()
    let_in(client, desk.cast, "anne")
    assert f"{REPORTS}{report_id}/withdraw/" in client.get(f"{REPORTS}{report_id}/").content.decode()
    client.post(f"{REPORTS}{report_id}/withdraw/", {"manner": "ORAL", "language": "sw"})
    assert f"{REPORTS}{report_id}/" in client.get(REPORTS, {"withdrawn": "on"}).content.decode()
    assert "?withdrawn=on" in client.get("/office/tasks/mine/").content.decode()
    places = client.get(f"{REPORTS}{report_id}/places/")
    assert places.status_code == 200
    client.post(
        f"{REPORTS}{report_id}/places/redress/", {"about": "CASE", "about_id": "x", "redress": "CANNOT"}
    )
    client.post(f"{REPORTS}{report_id}/withdrawal/")
    assert Report.objects.get().withdrawal_settled_on
    assert "?withdrawn=on" not in client.get("/office/tasks/mine/").content.decode()


def test_what_was_told_is_searched_by_post_alone_and_nothing_stands_in_the_address(
    client: Client, desk: Desk
) -> None:
    for number in range(22):
        desk.send(words=f"{MARK} at the barrier {number}")
    let_in(client, desk.cast, "anne")
    assert client.get(SEARCH, {"words": MARK}).context["hits"] is None
    page = client.post(SEARCH, {"words": MARK})
    assert len(page.context["rows"]) == 20
    more = client.post(SEARCH, {"words": MARK, "first": page.context["hits"].more})
    assert len(more.context["rows"]) == 2
    assert TrailEntry.objects.filter(verb="sealed.search", object_ref="searched 22").count() == 2
    assert TrailEntry.objects.filter(verb="sealed.read").count() == 22
    assert client.post(SEARCH, {"words": "a"}).status_code == 422
    for name in ("eve", "chantal", "luc"):
        let_in(client, desk.cast, name)
        assert client.get(SEARCH).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_similar_records_cost_the_same_however_many(client: Client, desk: Desk, rows: int) -> None:
    facts = {"category": "HR-LIFE", "accused": ()}
    report_id = desk.send(**facts)
    for _turn in range(rows):
        desk.send(**facts)
    let_in(client, desk.cast, "anne")
    client.get(f"{REPORTS}{report_id}/similar/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"{REPORTS}{report_id}/similar/")
    assert len(page.context["found"]) == rows
    assert len(asked) <= 48
    other = page.context["found"][0]["one"].about_id
    client.post(f"{REPORTS}{report_id}/similar/compare/", {"other_id": str(other), "likeness": "SAME"})
    shown = client.get(f"{REPORTS}{report_id}/similar/")
    assert [row["one"].found for row in shown.context["found"]].count("") == rows - 1
