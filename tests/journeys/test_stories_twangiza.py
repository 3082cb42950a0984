"""Twangiza, by pages and by programs: whom it accuses sits in the group and finds no trace, and it came back."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pytest_django import DjangoDbBlocker

from kikao.foundation.audit import chain, pins
from tests.journeys.telling.days import Days
from tests.journeys.telling.matter import OFFICE, case_page
from tests.journeys.telling.pictures import pictured
from tests.journeys.telling.plays import twangiza
from tests.journeys.telling.reading import answers, in_order, in_short, tells, whole_story
from tests.journeys.telling.stage import stage

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("twangiza")]

READERS = ("anne", "gilbert")
"""The secretariat, and a member from whom nothing walls the case."""
LISTS = """cases incidents meetings missions missions/orders missions/duty mediation agreements monitoring
    monitoring/checks monitoring/clocks monitoring/needs referrals outcomes/flags outcomes/recurrences outcomes/lessons
    tasks tasks/mine tasks/recommendations releases notices"""
"""Where somebody looks who wants to know what is going on."""


@pytest.fixture(scope="module")
def story(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[twangiza.Twangiza]:
    with stage(request, django_db_blocker):
        yield twangiza.play(Days(date(2020, 9, 1)))


@pytest.fixture(autouse=True)
def _come_in_anew(story: twangiza.Twangiza) -> None:
    """What a test did is taken back after it, sessions too."""
    story.days.leave()


@pytest.mark.parametrize("name", READERS)
def test_its_page_says_in_short_that_measures_were_taken_and_that_it_came_back(
    story: twangiza.Twangiza, name: str
) -> None:
    lines = in_short(story.days.desk(name), case_page(story.case))
    assert in_order(lines)
    said = answers(lines)
    assert f"{twangiza.SHOT} (2020)" in said["What happened"]
    assert f"{twangiza.DEATH} (17/12/2024)" in said["What happened"]
    assert "Police des Mines et des Hydrocarbures – alleged author" in said["Between whom"]
    assert "Accord avec la communauté (2012) · 1 clause Breached (1)" in said["What was agreed"]
    assert "Arrangement de sécurité (01/12/2020)" in said["What was agreed"]
    assert said["What changed"].startswith("Commandant écarté")
    assert "Worsened, verified by visit" in said["Does it hold"]
    assert f"{twangiza.DEATH} A relapse" in said["Did it come back"]
    assert "(20/12/2024) Reopened" in said["Did it come back"]


@pytest.mark.parametrize("name", READERS)
def test_its_timeline_tells_referral_measures_papers_breach_closing_and_relapse(
    story: twangiza.Twangiza, name: str
) -> None:
    tells(
        whole_story(story.days.desk(name), case_page(story.case)),
        "2012…Accord avec la communauté",
        f"2020…Happened…{twangiza.SHEPHERD}",
        "07/09/2020…Tabled",
        "14/09/2020…Decision…Accepted as a case",
        "21/09/2020…Passed on to…Auditorat militaire…Taken up",
        "Recommended to…Police des Mines",
        "12/10/2020…Rencontrer toutes les parties",
        "Removal from office…alleged Police des Mines…Verified in the field",
        "Transfer",
        "01/12/2020…Arrangement de sécurité",
        "11/01/2021…Verified by visit…does not hold: Les familles déplacées",
        "What changed…Commandant écarté",
        "22/02/2021…Closed…Measures taken by the authority",
        f"17/12/2024…{twangiza.DEATH}",
        "20/12/2024…Reopened",
        f"Something like it again?…{twangiza.DEATH}…A relapse",
    )


def test_what_must_not_be_was_refused_each_time_with_the_way_out(story: twangiza.Twangiza) -> None:
    assert story.refused["plenary"] == "sitting.item_walled"
    assert "did not agree to “Share with a named authority”" in story.refused["referral"]
    assert "overdue, late or broken" in story.refused["closing"]


def test_the_paper_of_others_keeps_who_promised_and_says_that_who_bought_the_mine_promised_nothing(
    story: twangiza.Twangiza,
) -> None:
    held = story.ask("gilbert", f"/agreements/{story.community}")
    names = {one["organisation"]: one for one in held["parties"]}
    assert names["Nouveaux propriétaires de la mine"]["took_over"] is False
    assert held["clauses"][0]["obligor"] == "Twangiza Mining"
    assert held["clauses"][0]["status"] == "BREACH"


def test_who_was_removed_is_known_to_those_alone_who_work_on_it_and_is_watched(
    story: twangiza.Twangiza,
) -> None:
    page = f"{OFFICE}/outcomes/{story.case}/"
    assert twangiza.COMMANDER in story.days.desk("anne").text(page)
    for shown in (page, case_page(story.case)):
        assert twangiza.COMMANDER not in story.days.desk("gilbert").text(shown)
    (removed,) = (
        one for one in story.ask("anne", f"/outcomes/{story.case}/measures") if one["measure"] == "REMOVAL"
    )
    assert removed["postings"][0]["watch_until"] == "2021-11-16"


def test_the_seat_of_the_mining_police_finds_its_text_and_no_trace_of_the_case(
    story: twangiza.Twangiza,
) -> None:
    police = story.days.desk("didier")
    line = story.ask("anne", f"/cases/{story.case}")["line"]
    hidden = (
        line["reference"],
        twangiza.TITLE,
        twangiza.SHOT,
        twangiza.DEATH,
        "Rencontrer toutes",
    )
    pages = [f"{OFFICE}/{path}/" for path in LISTS.split()]
    for page in [f"{OFFICE}/", *pages]:
        given = police.client.get(page)
        assert given.status_code in {200, 403}, f"{page} answers {given.status_code}"
        leaked = [word for word in hidden if word in given.content.decode()]
        assert leaked == [], f"{page} says {leaked}"
    for page in (
        case_page(story.case),
        story.mission,
        f"{OFFICE}/agreements/{story.deployment}/",
        f"{OFFICE}/referrals/{story.referral}/",
        f"{OFFICE}/outcomes/{story.case}/",
        f"{OFFICE}/outcomes/flags/{story.flag}/",
    ):
        assert police.client.get(page).status_code == 404
    police.reads(f"{OFFICE}/releases/{story.release}/", twangiza.WRITTEN)


def test_its_order_as_interlocutor_shows_that_text_and_nothing_of_the_mission(
    story: twangiza.Twangiza,
) -> None:
    assert twangiza.WRITTEN in story.carried
    line = story.ask("anne", f"/cases/{story.case}")["line"]
    for word in (line["reference"], twangiza.TITLE, "Rencontrer toutes", "SOFEDI", "IGE", "Twangiza"):
        assert word not in story.carried


def test_nothing_was_changed_behind_the_trail(story: twangiza.Twangiza) -> None:
    assert story.case
    assert list(chain.faults()) == list(pins.faults()) == []


@pytest.mark.browser
@pytest.mark.slow
def test_its_page_fits_and_is_kept_as_a_picture(story: twangiza.Twangiza, browser: "Browser") -> None:
    assert pictured(story.days, browser, "anne", case_page(story.case), "twangiza") == []
