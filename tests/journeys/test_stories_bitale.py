"""Bitale, by pages: from a cooperative's request to soldiers who left, and to promises that somebody went to see kept."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pytest_django import DjangoDbBlocker

from kikao.foundation.audit import chain, pins
from tests.journeys.telling.days import Days
from tests.journeys.telling.desk import words_of
from tests.journeys.telling.matter import OFFICE, case_page
from tests.journeys.telling.pictures import pictured
from tests.journeys.telling.plays import bitale
from tests.journeys.telling.reading import answers, in_order, in_short, tells, whole_story
from tests.journeys.telling.stage import stage

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("bitale")]

READERS = ("anne", "gilbert")
"""The secretariat, and a member from whom nothing walls the case."""


@pytest.fixture(scope="module")
def story(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[bitale.Bitale]:
    with stage(request, django_db_blocker):
        yield bitale.play(Days(date(2019, 3, 4)))


@pytest.fixture(autouse=True)
def _come_in_anew(story: bitale.Bitale) -> None:
    """What a test did is taken back after it, sessions too."""
    story.days.leave()


@pytest.mark.parametrize("name", READERS)
def test_its_page_says_in_short_what_happened_and_what_holds(story: bitale.Bitale, name: str) -> None:
    lines = in_short(story.days.desk(name), case_page(story.case))
    assert in_order(lines)
    said = answers(lines)
    assert "présence présumée de militaires" in said["What happened"]
    assert "FARDC – alleged author" in said["Between whom"]
    assert said["What the group decided"] == "Accepted as a case (11/03/2019)"
    assert said["What was done"].startswith("3 missions · 1 mediation session")
    assert said["What was agreed"] == (
        "Acte de conciliation de Bitale (25/04/2019) · 3 of 3 clauses seen to be done"
    )
    assert said["What changed"].endswith("incidents en baisse. Verified in the field")
    assert said["Does it hold"].startswith("verified by visit: 3 · confirmed on the spot: 3 · claimed: 3 |")
    assert "Did it come back" not in said
    assert said["What comes next"].startswith("25/04/2020")


@pytest.mark.parametrize("name", READERS)
def test_its_timeline_tells_instrument_missions_visits_and_what_happened_at_the_site(
    story: bitale.Bitale, name: str
) -> None:
    tells(
        whole_story(story.days.desk(name), case_page(story.case)),
        "Brought elsewhere before…Tribunal de Grande Instance",
        "Kainga…Armed presence…alleged FARDC",
        "20/02/2019…Suspension…Autorités provinciales",
        "04/03/2019…Tabled",
        "11/03/2019…Decision…Accepted as a case",
        "Recommended to…33rd Military Division",
        "20/03/2019…Fact-finding…Établir les faits",
        "Recommendation…Accepted",
        "05/04/2019…Accompaniment of a withdrawal",
        "Implemented (verified in field)",
        "06/04/2019…Kainga…Withdrawal",
        "Mediation session…Coopérative reconnue, Exploitants locaux · 6 people",
        "The sides agreed",
        "25/04/2019…Deed of conciliation…3 clauses…Signed",
        "02/05/2019…Lifting of a suspension",
        "27/05/2019…Somebody said…Acte de conciliation…Claimed",
        "29/07/2019…Confirmed by an independent local source",
        "25/10/2019…Monitoring…Retourner voir",
        "26/10/2019…Somebody went back…Improved · Verified by visit",
        "What changed…Improved",
    )


def test_the_site_keeps_what_happened_there_on_a_timeline_of_its_own(story: bitale.Bitale) -> None:
    said = story.days.desk("anne").text(f"{OFFICE}/monitoring/sites/{story.place}/")
    told = [
        said.index(kind)
        for kind in ("Lifting of a suspension", "Withdrawal", "Suspension ", "Armed presence")
    ]
    assert told == sorted(told), "the last comes first"


def test_four_times_somebody_goes_back_and_the_table_says_how_well_each_clause_is_proved(
    story: bitale.Bitale,
) -> None:
    page = story.days.desk("anne").page(f"{OFFICE}/monitoring/agreements/{story.agreement}/")
    days = [words_of(one) for one in page.xpath("//main//table//thead//th")]
    assert days == ["Clause", "27/05/2019", "29/07/2019", "26/10/2019", "Stands"]
    rows = [[words_of(cell) for cell in row.xpath("./td")] for row in page.xpath("//main//table/tbody/tr")]
    claimed, confirmed, verified = "? Done (Claimed)", "+4 Done", "✓ Done (Verified by visit)"
    for row in rows:
        assert row[0] == claimed
        assert row[1].startswith(confirmed)
        assert row[2:] == [verified, "Done (verified)"]
    assert len(rows) == len(bitale.CLAUSES)
    coming = story.days.desk("anne").text(f"{OFFICE}/monitoring/checks/?state=PLANNED")
    assert coming.count("25/04/2020") == len(bitale.CLAUSES)


def test_the_deed_is_read_for_rights_by_two_marked_before_a_witness_and_read_aloud(
    story: bitale.Bitale,
) -> None:
    desk, page = story.days.desk("gilbert"), f"{OFFICE}/agreements/{story.agreement}/"
    desk.reads(page, "Thumbprint before a witness", "Chef de groupement", "Convenor", "4 500,00 USD")
    debt = desk.line(page, "indemnise les exploitants")
    assert desk.text(debt).count("1 500,00 USD") == 3


def test_the_army_learns_its_own_text_and_what_is_asked_of_it_and_nothing_else(story: bitale.Bitale) -> None:
    army = story.days.desk("damas")
    army.reads(f"{OFFICE}/releases/{story.release}/", "éléments qui se présentent comme des militaires")
    army.reads(f"{OFFICE}/tasks/recommendations/{story.recommendation}/", "ordonner le retrait immédiat")
    for hidden in (
        case_page(story.case),
        f"{OFFICE}/agreements/{story.agreement}/",
        f"{OFFICE}/mediation/{story.room}/",
        f"{OFFICE}/monitoring/agreements/{story.agreement}/",
    ):
        assert army.client.get(hidden).status_code == 404
    assert "Armed presence" not in army.text(f"{OFFICE}/monitoring/sites/{story.place}/")


def test_nothing_was_changed_behind_the_trail(story: bitale.Bitale) -> None:
    assert story.case
    assert list(chain.faults()) == list(pins.faults()) == []


@pytest.mark.browser
@pytest.mark.slow
def test_its_page_fits_and_is_kept_as_a_picture(story: bitale.Bitale, browser: "Browser") -> None:
    assert pictured(story.days, browser, "gilbert", case_page(story.case), "bitale") == []
