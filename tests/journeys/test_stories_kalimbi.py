"""Kalimbi, by a program: four sides, two instruments, a peace that was broken, and marches that somebody judged twice."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pytest_django import DjangoDbBlocker

from kikao.foundation.audit import chain, pins
from tests.journeys.telling.days import Days
from tests.journeys.telling.matter import case_page
from tests.journeys.telling.pictures import pictured
from tests.journeys.telling.plays import kalimbi
from tests.journeys.telling.reading import answers, in_order, in_short, tells, whole_story
from tests.journeys.telling.stage import stage

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("kalimbi")]

READERS = ("anne", "honore")
"""The secretariat, and the seat of the committee that the press credits with the deed."""


@pytest.fixture(scope="module")
def story(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[kalimbi.Kalimbi]:
    with stage(request, django_db_blocker):
        yield kalimbi.play(Days(date(2019, 1, 7)))


@pytest.fixture(autouse=True)
def _come_in_anew(story: kalimbi.Kalimbi) -> None:
    """What a test did is taken back after it, sessions too."""
    story.days.leave()


@pytest.mark.parametrize("name", READERS)
def test_its_page_says_in_short_what_was_agreed_and_that_it_came_back(
    story: kalimbi.Kalimbi, name: str
) -> None:
    lines = in_short(story.days.desk(name), case_page(story.case))
    assert in_order(lines)
    said = answers(lines)
    for party in ("COMIKA", "COMBECKA", "COMILAK", "Concessionnaires fonciers de Kalimbi – creditor"):
        assert party in said["Between whom"]
    assert said["What the group decided"] == "Accepted as a case (14/01/2019)"
    assert "Acte d'engagement de Kalimbi (09/02/2019) · 1 of 3 clauses" in said["What was agreed"]
    assert "Protocole d'accord d'exploitation commune (04/02/2019)" in said["What was agreed"]
    assert said["Does it hold"].startswith("verified by visit: 1 · confirmed on the spot: 1 · claimed: 3")
    assert f"{kalimbi.AGAIN} A relapse" in said["Did it come back"]


@pytest.mark.parametrize("name", READERS)
def test_its_timeline_tells_suspension_instruments_visits_and_marches(
    story: kalimbi.Kalimbi, name: str
) -> None:
    tells(
        whole_story(story.days.desk(name), case_page(story.case)),
        "January 2019…Affrontements entre coopératives",
        "12/01/2019…Suspension…Ministry of Mines",
        "14/01/2019…Decision…Accepted as a case",
        "28/01/2019…COMIKA, COMBECKA, COMILAK, Concessionnaires · 12 people",
        "04/02/2019…Memorandum of understanding…Signed",
        "09/02/2019…The sides agreed",
        "09/02/2019…Deed of commitment…3 clauses…Signed",
        "09/02/2019…Lifting of a suspension",
        "11/03/2019…Claimed…Acte d'engagement",
        "11/03/2019…Confirmed by an independent local source",
        "12/06/2019…Claimed…does not hold: La paix sociale est gardée",
        "12/08/2019…Verified by visit…Improved",
        "Marche contre une société…the same place, such conflicts were settled there by an agreement…A relapse",
        "Marche et mémorandum…No relapse",
    )


def test_the_deed_was_convened_by_two_each_according_to_somebody_and_is_paid_in_parts(
    story: kalimbi.Kalimbi,
) -> None:
    deed = story.ask("honore", f"/agreements/{story.deed}")
    credited = {(one["organisation"], one["said_by"]) for one in deed["helpers"]}
    assert credited == {
        ("Observatoire Gouvernance et Paix", kalimbi.STUDY),
        ("Comité Provincial de Suivi", kalimbi.PRESS),
    }
    debt = story.ask("honore", f"/agreements/clauses/{deed['clauses'][0]['id']}")["line"]
    assert [part["due_on"] for part in debt["instalments"]] == [str(day) for day in kalimbi.INSTALMENTS]
    assert [part["amount"] for part in debt["instalments"]] == ["2500.00"] * 4
    sides = story.ask("anne", f"/mediation/{story.room}")["sides"]
    assert [side["chairs"] for side in sides] == [3, 3, 3, 3]


def test_a_breach_found_without_network_reaches_the_next_agenda_by_itself(story: kalimbi.Kalimbi) -> None:
    (item,) = story.ask("anne", f"/meetings/{story.sitting}")["items"]
    assert item["case_id"] == story.case
    assert "clause 2\u00a0: elle n'est pas tenue" in item["words"]
    table = story.ask("anne", f"/monitoring/agreements/{story.deed}")
    assert table["dates"] == ["2019-03-11", "2019-06-12", "2019-08-12"]
    peace = [[(cell["standing"], cell["proof"]) for cell in day] for day in table["rows"][1]["cells"]]
    assert peace == [[("DONE", "CONFIRMED")], [("BREACH", "CLAIMED")], [("DONE", "VERIFIED")]]


def test_the_march_is_flagged_with_its_reasons_and_a_wrong_judgement_stays_beside_the_right_one(
    story: kalimbi.Kalimbi,
) -> None:
    (march,) = (one for one in story.flags(story.again[2022]) if one["instrument_id"] == story.deed)
    assert march["reasons"] == ["the same place", "such conflicts were settled there by an agreement"]
    held = story.ask("anne", f"/outcomes/flags/{march['id']}")
    judged = sorted((one["judged_on"], one["verdict"], one["relapse"]) for one in held["judgements"])
    assert [(day, relapse) for day, _words, relapse in judged] == [
        ("2022-08-02", False),
        ("2023-09-18", True),
    ]
    assert all(one["reason"] for one in held["judgements"])
    assert march["state"] == "RELAPSE"


def test_nothing_was_changed_behind_the_trail(story: kalimbi.Kalimbi) -> None:
    assert story.case
    assert list(chain.faults()) == list(pins.faults()) == []


@pytest.mark.browser
@pytest.mark.slow
def test_its_page_fits_and_is_kept_as_a_picture(story: kalimbi.Kalimbi, browser: "Browser") -> None:
    assert pictured(story.days, browser, "honore", case_page(story.case), "kalimbi") == []
