"""What goes wrong at a desk: a form sent twice, two people on one case, a session that ends in the middle of a story."""

from contextlib import ExitStack
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from pytest_django.live_server_helper import LiveServer

from kikao.casework.cases.actions import table_case
from kikao.casework.cases.queries import case
from kikao.casework.reports.models import Report
from kikao.casework.reports.queries import words_of
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.accounts.models import Session
from kikao.foundation.base.clock import now
from kikao.foundation.sealing.models import Draft
from kikao.interfaces.public.flood import flood
from tests.kit.cast import Cast
from tests.kit.hand import Hand, hand

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STORY = "At the second barrier two men stopped us.\n" * 40
SEND_TWICE = """async () => {
  const form = document.querySelector("main form.form"), said = new FormData(form), found = [];
  for (let turn = 0; turn < 2; turn++)
    found.push(await (await fetch(form.action, {method: "POST", body: new URLSearchParams(said)})).text());
  return found.map(page => [...page.matchAll(/<strong class="ref">(\\w+)</g)].map(word => word[1]));
}"""


def test_accidents_at_the_desk(
    transactional_db: None, cast: Cast, live_server: LiveServer, browser: "Browser"
) -> None:
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    flood.forget()
    with ExitStack() as windows:
        source, anne, alice = (windows.enter_context(hand(browser, live_server.url)) for _one in range(3))
        sent_twice_is_one_report(source)
        anne.sign_in("anne", code=True)
        alice.sign_in("alice", code=True)
        the_second_of_two_editors_is_told(cast, anne, alice)
        an_ended_session_loses_no_word(cast, anne)
        for one in (source, anne, alice):
            assert one.complaints == []


def sent_twice_is_one_report(source: Hand) -> None:
    """Send the public form again while the answer to the first sending is lost on the way."""
    source.open("/en/report").fill(words="They took our sacks.", accused="OTHER")
    first, second = source.page.evaluate(SEND_TWICE)
    assert first == second
    assert len(first) == 6
    assert Report.objects.count() == 1


def the_second_of_two_editors_is_told(cast: Cast, anne: Hand, alice: Hand) -> None:
    """Open the same words of a case twice, and keep them one after the other."""
    case_id = table_case(
        cast.actor("anne"), title="A pit", summary="Two groups.", request_nature="LAND", requester_type="COMM"
    )
    for one in (anne, alice):
        one.open(f"/office/cases/{case_id}/edit/")
    anne.fill(title="A pit near Kalehe").press("Keep").reads("wait for a second person")
    alice.fill(title="A quarry").press("Keep")
    assert alice.page.url.endswith("/edit/")
    assert alice.page.locator("main .error-summary").is_visible()
    assert alice.page.input_value("[name=title]") == "A quarry"
    assert case(cast.actor("anne"), case_id).line.title == "A pit near Kalehe"


def an_ended_session_loses_no_word(cast: Cast, anne: Hand) -> None:
    """Write a long story, be away too long, send, come back in, and send what was kept."""
    anne.open("/office/reports/take/").fill(
        words=STORY, accused="POLICE", channel="Phone call", manner="Said aloud", consents=["STORE", "SECUSE"]
    )
    Session.objects.filter(account_id=cast.accounts["anne"]).update(seen_at=now() - timedelta(hours=1))
    anne.press("Keep the report").reads("Your session had ended")
    assert STORY[:20].encode() not in bytes(Draft.objects.get().blob)
    anne.come_in("anne", code=True, turn=1).reads("Unfinished forms").follow("Open the form")
    anne.press("Send it now")
    kept = Report.objects.exclude(channel="WEB").get()
    assert words_of(cast.actor("alice"), kept.id).narrative.strip() == STORY.strip()
    assert not Draft.objects.exists()
