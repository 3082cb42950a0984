"""Opening an identity page by page: asked, answered by two, looked at, closed, stopped."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.casework.reports.enums import AccusedKind
from kikao.casework.reports.schemas import Accusation
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing.actions import ask_identity, break_glass, freeze_identities
from kikao.foundation.sealing.models import IdentityOpening
from tests.casework.reports.conftest import Desk
from tests.kit.pages import expect, visit

pytestmark = pytest.mark.django_db

LIST = "/office/openings/"
WHO = "SECRET-SOURCE of the blue house"
WHY = "SECRET-REASON: to be warned tonight"


@pytest.fixture
def report_id(desk: Desk) -> UUID:
    """Return a report with an identity in it."""
    return desk.record(identity=WHO)


def ask(client: Client, report_id: UUID, way: str = "ask", **more: object) -> UUID:
    answer = client.post(f"{LIST}{way}/{report_id}/", {"identity_id": report_id, "reason": WHY, **more})
    assert answer.status_code == 302, answer.content.decode()
    return UUID(answer.headers["Location"].rstrip("/").rpartition("/")[2])


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_secretary_asks_two_custodians_agree_and_every_look_is_seen(desk: Desk, report_id: UUID) -> None:
    anne, eve, emile = (visit(desk.cast, name) for name in ("anne", "eve", "emile"))
    assert f"{LIST}ask/{report_id}/" in page_of(anne, f"/office/reports/{report_id}/")
    opening_id = ask(anne, report_id)
    there = f"{LIST}{opening_id}/"
    assert WHY in page_of(eve, there)
    assert "Two custodians are needed" in page_of(anne, there)
    assert anne.get(f"{there}identity/").status_code == 404
    assert eve.post(f"{there}approve/", {"hours": 24}).status_code == 302
    assert "One more custodian is needed" in page_of(emile, there)
    assert emile.post(f"{there}approve/", {"hours": 99}).status_code == 422
    assert emile.post(f"{there}approve/", {"hours": 2, "words": "Ring first"}).status_code == 302
    assert "Ring first" in page_of(anne, there)
    question = page_of(anne, f"{there}identity/")
    assert WHO not in question
    assert not TrailEntry.objects.filter(verb="identity.view").exists()
    shown = anne.post(f"{there}identity/", {"sure": "1"})
    assert WHO in shown.content.decode()
    assert shown.headers["Cache-Control"] == "no-store, private"
    assert TrailEntry.objects.filter(verb="identity.view", object_ref=str(opening_id)).count() == 1
    for name in ("esperance", "eve"):
        page = page_of(visit(desk.cast, name), there)
        assert page.count("Secretariat") >= 2
        assert WHO not in page
    kinds = set(
        Notice.objects.filter(account_id=desk.cast.accounts["esperance"]).values_list("kind", flat=True)
    )
    assert kinds == {
        NoticeKind.IDENTITY_ASKED,
        NoticeKind.SECOND_NEEDED,
        NoticeKind.IDENTITY_OPENED,
        NoticeKind.IDENTITY_VIEWED,
    }


def test_a_custodian_closes_what_stands_open(desk: Desk, report_id: UUID) -> None:
    opening_id = ask_identity(desk.by("eve"), subject_id=report_id, reason=WHY)
    eve, emile = visit(desk.cast, "eve"), visit(desk.cast, "emile")
    emile.post(f"{LIST}{opening_id}/approve/", {"hours": 2})
    assert "It stands open for you" in page_of(eve, f"{LIST}{opening_id}/")
    assert emile.post(f"{LIST}{opening_id}/close/", {"sure": "1"}).status_code == 302
    assert eve.post(f"{LIST}{opening_id}/identity/", {"sure": "1"}).status_code == 404


def test_nothing_of_an_opening_shows_to_anybody_else(desk: Desk, report_id: UUID) -> None:
    opening_id = ask_identity(desk.by(), subject_id=report_id, reason=WHY)
    expect(desk.cast, f"{LIST}{opening_id}/", open_to="anne eve", hidden_from="alice baraka didier nobody")
    expect(desk.cast, f"{LIST}{uuid4()}/", hidden_from="anne eve baraka")
    expect(desk.cast, LIST, open_to="anne eve chantal", closed_to="baraka didier klaas luc")
    for way in ("ask", "danger"):
        expect(
            desk.cast,
            f"{LIST}{way}/{report_id}/",
            open_to="anne eve",
            hidden_from="chantal",
            closed_to="baraka",
        )
        expect(desk.cast, f"{LIST}{way}/{uuid4()}/", hidden_from="anne eve chantal", closed_to="baraka")
    expect(desk.cast, f"{LIST}stop/", open_to="eve", closed_to="anne chantal baraka")
    walled = desk.record(
        identity=WHO, accused=(Accusation(AccusedKind.ORGANISATION, desk.cast.bodies["ige"]),)
    )
    behind_a_wall = ask_identity(desk.by(), subject_id=walled, reason=WHY)
    expect(desk.cast, f"{LIST}{behind_a_wall}/", open_to="anne eve", hidden_from="emile")
    expect(desk.cast, f"{LIST}ask/{walled}/", open_to="anne eve", hidden_from="emile")
    assert str(behind_a_wall) not in page_of(visit(desk.cast, "emile"), LIST)
    told = Notice.objects.filter(account_id=desk.cast.accounts["emile"], about_id=behind_a_wall)
    assert not told.exists()


def test_a_report_without_an_identity_has_nothing_to_ask_for(desk: Desk) -> None:
    without = desk.record()
    anne = visit(desk.cast, "anne")
    assert "No identity here" in page_of(anne, f"{LIST}ask/{without}/")
    assert f"{LIST}ask/" not in page_of(anne, f"/office/reports/{without}/")


def test_danger_to_life_alarms_every_custodian_on_every_page(desk: Desk, report_id: UUID) -> None:
    emile = visit(desk.cast, "emile")
    form = page_of(emile, f"{LIST}danger/{report_id}/")
    assert str(desk.cast.accounts["anne"]) in form
    assert "reader_id" not in page_of(visit(desk.cast, "anne"), f"{LIST}danger/{report_id}/")
    opening_id = ask(emile, report_id, "danger", reader_id=desk.cast.accounts["anne"])
    alarm = f'href="{LIST}{opening_id}/"'
    for name in ("eve", "esperance"):
        assert alarm in page_of(visit(desk.cast, name), "/office/")
    assert alarm not in page_of(visit(desk.cast, "alice"), "/office/")
    assert "because a life may be in danger" in page_of(
        visit(desk.cast, "alice"), f"/office/reports/{report_id}/"
    )
    eve = visit(desk.cast, "eve")
    assert eve.post(f"{LIST}{opening_id}/approve/", {"hours": 25}).status_code == 422
    assert eve.post(f"{LIST}{opening_id}/approve/", {"hours": 24}).status_code == 302
    shown = visit(desk.cast, "anne").post(f"{LIST}{opening_id}/identity/", {"sure": "1"})
    assert WHO in shown.content.decode()
    eve.post(f"{LIST}{opening_id}/close/", {"sure": "1"})
    assert alarm not in page_of(eve, "/office/")


def test_one_stops_everything_and_two_lift_it(desk: Desk, report_id: UUID) -> None:
    opening_id = ask_identity(desk.by(), subject_id=report_id, reason=WHY)
    eve, emile, anne = (visit(desk.cast, name) for name in ("eve", "emile", "anne"))
    assert eve.post(f"{LIST}stop/", {"reason": "SECRET-STOP"}).status_code == 302
    assert "stopped all openings" in page_of(emile, "/office/")
    assert "SECRET-STOP" in page_of(emile, LIST)
    page = page_of(anne, LIST)
    assert "All openings are stopped" in page
    assert "SECRET-STOP" not in page
    assert "All openings are stopped" in page_of(anne, f"{LIST}{opening_id}/")
    refused = anne.post(f"{LIST}ask/{report_id}/", {"identity_id": report_id, "reason": WHY})
    assert refused.status_code == 422
    assert eve.post(f"{LIST}stop/ask-to-lift/").status_code == 302
    assert eve.post(f"{LIST}stop/lift/").status_code == 403
    assert emile.post(f"{LIST}stop/lift/").status_code == 302
    assert "stopped all openings" not in page_of(emile, "/office/")


def test_refusing_needs_words_and_keeps_it_shut(desk: Desk, report_id: UUID) -> None:
    opening_id = ask_identity(desk.by(), subject_id=report_id, reason=WHY)
    eve = visit(desk.cast, "eve")
    assert eve.post(f"{LIST}{opening_id}/refuse/", {"words": ""}).status_code == 422
    assert eve.post(f"{LIST}{opening_id}/refuse/", {"words": "No need"}).status_code == 302
    assert "No need" in page_of(visit(desk.cast, "anne"), f"{LIST}{opening_id}/")
    assert page_of(eve, f"{LIST}?show=all").count(str(opening_id)) == 1
    assert str(opening_id) not in page_of(eve, LIST)


@pytest.mark.parametrize("name", ["eve", "anne"])
def test_the_list_costs_the_same_for_one_and_three(desk: Desk, report_id: UUID, name: str) -> None:
    cost = []
    for more in (1, 2):
        for _time in range(more):
            ask_identity(desk.by(), subject_id=report_id, reason=WHY)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page_of(visit(desk.cast, name), LIST)
        cost.append(len(queries))
    assert cost[0] == cost[1]
    assert IdentityOpening.objects.count() == 3


def test_reasons_and_names_stand_nowhere_plain(desk: Desk, report_id: UUID) -> None:
    break_glass(desk.by("eve"), subject_id=report_id, reason=WHY)
    freeze_identities(desk.by("eve"), reason=WHY)
    with connection.cursor() as cursor:
        for table in ("identity_opening", "identity_freeze", "notice", "trail_entry", "sealed_item"):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - names of tables
            assert "SECRET" not in repr(cursor.fetchall())
