"""The whole way by hand, in a browser: from a report on the public page to a case that is closed, and the source's answer."""

from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from pytest_django.live_server_helper import LiveServer

from kikao.casework.meetings.actions import set_group_rules
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit import chain, pins
from kikao.foundation.base.clock import today
from kikao.interfaces.public.flood import flood
from tests.kit.browser import press
from tests.kit.cast import Cast
from tests.kit.hand import Hand, hand

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TITLE = "A pit is disputed near Kalehe"
INVITED = ("SOFEDI", "Ministry of Mines", "Banro", "CDJP")


def day(when: date) -> str:
    return when.strftime("%d/%m/%Y")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_a_report_to_a_closed_case(
    transactional_db: None, cast: Cast, live_server: LiveServer, browser: "Browser", *, scripts: bool
) -> None:
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    set_group_rules(cast.actor("anne"), quorum=5, pillar_minimum=1, urgent_members=3)
    flood.forget()
    with ExitStack() as windows:
        source, anne, alice, chantal = (
            windows.enter_context(hand(browser, live_server.url, scripts=scripts)) for _one in range(4)
        )
        receipt = tell(source)
        anne.sign_in("anne", code=True)
        answer(anne)
        establish(anne)
        case = table(anne)
        alice.sign_in("alice", code=True)
        check(alice, case)
        decide(anne)
        give(anne, case)
        chantal.sign_in("chantal", code=False)
        report_back(chantal)
        confirm(alice, case)
        end(anne, alice, case)
        hear(source, receipt)
        for window in (source, anne, alice, chantal):
            assert window.complaints == []
            assert window.strangers == []
    assert list(chain.faults()) == list(pins.faults()) == []


def tell(source: Hand) -> str:
    """Send a report from the public page, and keep the six words."""
    source.open("/en/").follow("Report").fill(
        words="Two groups of diggers fight over a pit; the guards of the company beat three of them.",
        happened_month="3",
        happened_year="2024",
        place_words="The second hill",
        accused="OTHER",
    )
    source.press("Send").page.wait_for_selector(".receipt")
    words = source.page.locator(".receipt .ref").all_inner_texts()
    assert len(words) == 6
    return " ".join(words)


def answer(anne: Hand) -> None:
    """Find the report in the queue, read what was told, and ask the source."""
    press(anne.follow("Reports", part="nav").page.locator("main tbody a").first)
    anne.follow("Read what was told").reads("Two groups of diggers", "The second hill")
    anne.follow("Ask the source").fill(words="Thank you. Is anybody wounded?").press("Enter it in the thread")
    anne.reads("Is anybody wounded?").follow(f"-{today().year}-", part=".trail")


def establish(anne: Hand) -> None:
    """Open an incident from the report, and say what it is and who is said to have done it."""
    anne.follow("Open an incident").fill(title="Diggers were beaten at a pit", categories="HR-FORCE")
    anne.press("Open the incident").reads("Diggers were beaten at a pit")
    anne.follow("Confirm", part="#facts").fill(severity="SEV2").press("Confirm")
    anne.press("Confirm").reads("Your judgement is kept.")
    anne.follow("Record who is involved")
    anne.fill(part="ALLEGED_AUTHOR", organisation_id="Police des Mines").press("Record")
    anne.reads("alleged Police des Mines")


def table(anne: Hand) -> str:
    """Table the case, and return the address of its page."""
    anne.follow("Table a case").fill(title=TITLE, summary="Two groups of diggers claim one pit.")
    anne.press("Table the case").reads(TITLE, "alleged", "wait for a second person")
    return urlsplit(anne.page.url).path


def check(alice: Hand, case: str) -> None:
    """Look, as a second person, for what could give the source away."""
    alice.open(case).follow("Check them").reads("Two groups of diggers")
    alice.press("They give no source away").reads("Members read them from now on.")


def decide(anne: Hand) -> None:
    """Plan a plenary, learn that the case cannot stand there, hold a closed sitting, decide, and adopt its minutes."""
    anne.follow("Meetings", part="nav").follow("Plan a sitting").fill(planned_on=day(today()), venue="Bukavu")
    anne.press("Plan the sitting").press("Propose the agenda").reads("For a closed sitting", TITLE)
    anne.follow("Plan a closed sitting").reads(TITLE, "PMH focal point")
    anne.fill(planned_on=day(today()), venue="Kadutu", quorum=3)
    for seat in INVITED:
        anne.page.get_by_role("checkbox", name=seat).check()
    anne.press("Plan the closed sitting").press("Propose the agenda").reads(TITLE)
    anne.press("Call").follow("It was held")
    for seat in INVITED:
        anne.page.get_by_role("group", name=seat, exact=True).get_by_role("radio", name="Present").check()
    anne.press("Record the sitting as held").reads("Quorum met")
    anne.follow("What was said").fill(note="Both groups showed papers.").press("Keep the note")
    anne.follow("Record the decision").fill(code="D1", reason="Within the mandate.").press(
        "Record the decision"
    )
    anne.reads("Accepted as a case").press("Draft the minutes").reads("Both groups showed papers.")
    anne.follow("Adopt").press("Adopt and freeze").reads("SHA-256")


def give(anne: Hand, case: str) -> None:
    """Give a task."""
    anne.open(case).reads("Accepted").follow("Give a task").fill(
        title="Visit the pit with both groups",
        action_type="Fact-finding",
        owner_id="SOFEDI",
        due_on=day(today()),
    )
    anne.press("Give this task").reads("The task is given.", "SOFEDI")


def report_back(chantal: Hand) -> None:
    """Find the task among one's own work, and report back."""
    chantal.follow("My work", part="nav").follow("Visit the pit").follow("Report back")
    chantal.fill(words="We went there; both groups agreed to take turns.", result="They take turns")
    chantal.press("Report back").reads("They take turns", "Claimed")


def confirm(alice: Hand, case: str) -> None:
    """Confirm, as another person, that it was done."""
    alice.open(case).follow("Visit the pit").press("Confirm as done").reads("Done (confirmed)")


def end(anne: Hand, alice: Hand, case: str) -> None:
    """Record what changed, verify it as another person, and close the case."""
    anne.open(case).follow("Record what changed").fill(
        change="IMPR", words="Both groups work, each on its days.", said_by="The community"
    )
    anne.press("Record it").reads("Claimed")
    alice.open(case).follow("Verify").fill(how="Alice went there on a market day and saw both at work.")
    alice.press("It is verified").reads("Verified in the field")
    anne.open(case).follow("Close").fill(reason="IMPL", words="They take turns.").press("Close the case")
    anne.reads("Closed", "They take turns.")


def hear(source: Hand, receipt: str) -> None:
    """Open the thread with the six words, and read what the secretariat wrote."""
    source.open("/en/receipt").fill(words=receipt).press("Open").reads("Is anybody wounded?")
