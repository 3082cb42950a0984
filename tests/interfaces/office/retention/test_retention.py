"""Erasing through the pages: one starts, another confirms; holds and periods beside it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kikao.casework.reports.models import Report
from kikao.foundation.access.models import WorkingGroup
from kikao.insight.retention.enums import PeriodKind
from kikao.insight.retention.models import Certificate, ErasureLine, Hold, Period
from kikao.insight.retention.queries import period_of
from tests.insight.retention.conftest import House
from tests.kit.cast import Cast
from tests.kit.pages import expect, visit

PLAN, WAITING = reverse("office:retention-plan"), reverse("office:retention-waiting")
ERASED, HOLDS, PERIODS = (reverse(f"office:retention-{name}") for name in ("erased", "holds", "periods"))


@pytest.fixture
def house(cast: Cast) -> House:
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    return House(cast)


def page(browser: Client, url: str) -> str:
    answer = browser.get(url, headers={"Accept-Language": "en"})
    assert answer.status_code == 200
    return answer.content.decode()


def send(browser: Client, name: str, *ids: object, **typed: object) -> None:
    assert browser.post(reverse(f"office:retention-{name}", args=ids), typed).status_code == 302


@pytest.mark.parametrize("url", [PLAN, WAITING, ERASED, HOLDS, PERIODS])
def test_what_is_kept_is_for_secretariat_and_custodians(cast: Cast, url: str) -> None:
    expect(cast, url, open_to="anne eve", closed_to="baraka chantal luc klaas")


def test_one_starts_what_is_ticked_and_another_erases_it(house: House) -> None:
    gone, kept = house.set_aside(), house.set_aside()
    reference = Report.objects.get(id=gone).reference
    anne, emile = visit(house.cast, "anne"), visit(house.cast, "emile")
    send(anne, "draw")
    line = ErasureLine.objects.get(subject_id=gone).id
    assert reference in page(anne, PLAN)
    assert "Set aside, and its period is over" in page(emile, PLAN)
    send(anne, "start", line=[str(line), "no id"])
    assert reference not in page(anne, PLAN)
    assert "Erase what is ticked" not in page(anne, WAITING)
    assert reference in page(emile, WAITING)
    send(emile, "confirm", line=str(line))
    assert Report.objects.filter(id=gone).exists(), "the list was not said to be read"
    send(emile, "confirm", line=str(line), sure="1")
    assert list(Report.objects.values_list("id", flat=True)) == [kept]
    assert reference in page(anne, ERASED)
    certificate = Certificate.objects.get()
    printed = page(anne, reverse("office:retention-certificate", args=[certificate.id]))
    assert certificate.reference in printed
    assert "SECRET" not in printed


def test_what_was_started_is_taken_back(house: House) -> None:
    house.set_aside()
    anne = visit(house.cast, "anne")
    send(anne, "draw")
    line = ErasureLine.objects.get()
    for name in ("start", "call-off", "confirm"):
        send(anne, name)
    send(anne, "start", line=line.id)
    send(anne, "confirm", line=line.id, sure="1")
    assert "It takes two persons" in page(anne, WAITING)
    send(anne, "call-off", line=line.id)
    line.refresh_from_db()
    assert (line.state, line.started_by) == ("PLANNED", None)


def test_a_hold_is_placed_by_one_and_lifted_by_two(house: House) -> None:
    reference = Report.objects.get(id=house.set_aside()).reference
    anne, eve = visit(house.cast, "anne"), visit(house.cast, "eve")
    place = reverse("office:retention-hold-place")
    assert (
        "has this reference"
        in anne.post(
            place, {"reference": "SK-9", "reason": "why", "once": "a"}, headers={"Accept-Language": "en"}
        ).content.decode()
    )
    facts = {"reference": reference.lower(), "reason": "SECRET: a court asks for it", "once": "b"}
    assert anne.post(place, facts).status_code == 302
    hold = Hold.objects.get()
    there = reverse("office:retention-hold", args=[hold.id])
    assert reference in page(anne, HOLDS)
    assert "SECRET: a court asks for it" in page(anne, there)
    assert "SECRET" not in page(eve, there), "a custodian has no key to the words of a report"
    send(anne, "hold-ask", hold.id)
    send(anne, "hold-lift", hold.id)
    assert Hold.objects.get().state == "LIFTING"
    send(eve, "hold-keep", hold.id)
    assert Hold.objects.get().state == "STANDING"
    send(anne, "hold-ask", hold.id)
    send(eve, "hold-lift", hold.id)
    assert Hold.objects.get().state == "LIFTED"
    assert reference not in page(anne, HOLDS)


def test_a_period_is_proposed_by_one_and_confirmed_by_another(house: House) -> None:
    anne, emile = visit(house.cast, "anne"), visit(house.cast, "emile")
    propose = reverse("office:retention-period-propose")
    wrong = {"kind": "SET_ASIDE", "length": "999", "once": "a"}
    assert anne.post(propose, wrong).status_code == 422
    for length in (6, 18):
        assert (
            anne.post(propose, {"kind": "SET_ASIDE", "length": length, "once": f"b{length}"}).status_code
            == 302
        )
    assert emile.get(propose).status_code == 403
    row = Period.objects.get(state="PROPOSED")
    send(anne, "period-confirm", row.id)
    assert period_of(house.cast.group_id)[PeriodKind.SET_ASIDE] == 12
    send(emile, "period-confirm", row.id)
    assert period_of(house.cast.group_id)[PeriodKind.SET_ASIDE] == 18
    assert anne.post(propose, {"kind": "SET_ASIDE", "length": 3, "once": "c"}).status_code == 302
    send(emile, "period-refuse", Period.objects.get(state="PROPOSED").id)
    assert "18 months" in page(anne, PERIODS)
    assert period_of(house.cast.other_group_id)[PeriodKind.SET_ASIDE] == 12


@pytest.mark.parametrize("url", [PLAN, HOLDS, ERASED])
def test_a_list_costs_the_same_however_long(house: House, url: str) -> None:
    anne = visit(house.cast, "anne")
    spent = []
    for _again in range(2):
        reports = [house.set_aside() for _one in range(3)]
        house.erase(reports[0])
        facts = {
            "reference": Report.objects.get(id=reports[1]).reference,
            "reason": "why",
            "once": str(reports[1]),
        }
        anne.post(reverse("office:retention-hold-place"), facts)
        house.planned()
        with CaptureQueriesContext(connection) as queries:
            page(anne, url)
        spent.append(len(queries))
    assert spent[0] == spent[1]
