"""One task: what it shows to whom, what it offers to whom, and every act on it."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.tasks.enums import TaskState
from kikao.casework.tasks.models import Task, TaskReport
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import today
from tests.casework.tasks.follow import MARKER, Follow
from tests.interfaces.office.tasks.conftest import Browser
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db
ACTS = ("report", "confirm", "send-back", "change", "drop")
DAY = (today() + timedelta(days=9)).strftime("%d/%m/%Y")


@pytest.fixture
def given(follow: Follow) -> UUID:
    """Return a task that Chantal has, in a case from which the police are walled."""
    return follow.task(follow.secret(), title="Hand over the letter")


def one(task_id: UUID, act: str = "") -> str:
    return f"/office/tasks/{task_id}/" + (f"{act}/" if act else "")


def offered(browser: Browser, name: str, task_id: UUID) -> set[str]:
    """Return the acts that a page offers."""
    page = browser(name).get(one(task_id)).content.decode()
    return {act for act in ACTS if one(task_id, act) in page}


def test_who_opens_a_task(follow: Follow, given: UUID) -> None:
    expect(
        follow.cast,
        one(given),
        open_to="anne alice chantal gilbert judith",
        hidden_from="didier dora frank klaas eve nobody",
    )


@pytest.mark.parametrize("act", ["", "slip", "report", "change", "drop", "send-back"])
def test_a_hidden_task_answers_like_one_that_is_not_there(
    follow: Follow, browser: Browser, given: UUID, act: str
) -> None:
    for name in ("didier", "frank"):
        reader = browser(name)
        hidden, missing = reader.get(one(given, act)), reader.get(one(uuid4(), act))
        assert hidden.status_code == missing.status_code
        assert hidden.status_code in (403, 404)
        assert hidden.content == missing.content


def test_a_page_offers_only_what_is_open_to_its_reader(follow: Follow, browser: Browser, given: UUID) -> None:
    assert offered(browser, "chantal", given) == {"report"}
    assert offered(browser, "gilbert", given) == offered(browser, "judith", given) == set()
    assert offered(browser, "anne", given) == {"report", "change", "drop"}
    follow.report(given, "anne")
    assert offered(browser, "anne", given) == offered(browser, "chantal", given) == set()
    assert offered(browser, "alice", given) == {"confirm", "send-back"}


@pytest.mark.parametrize("act", ["change", "drop", "send-back", "report"])
def test_a_form_is_not_shown_to_whom_it_would_refuse(
    follow: Follow, browser: Browser, given: UUID, act: str
) -> None:
    assert browser("gilbert").get(one(given, act)).status_code == 403
    assert browser("gilbert").post(one(given, act), {"words": "x", "finished": "yes"}).status_code == 403
    assert follow.row(given).version == 1


def test_the_words_open_only_for_who_holds_the_key(follow: Follow, browser: Browser, given: UUID) -> None:
    follow.report(given, words=MARKER)
    assert MARKER in browser("anne").get(one(given)).content.decode()
    sealed = browser("gilbert").get(one(given)).content.decode()
    assert "sealbox" in sealed
    assert MARKER not in sealed.replace(f"Shots near a fence {MARKER}", "")


def test_report_back_on_the_page(follow: Follow, browser: Browser, given: UUID) -> None:
    chantal = browser("chantal")
    form = chantal.get(one(given, "report"))
    wrong = chantal.post(one(given, "report"), {"finished": "yes", "words": " "})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["words"])
    said = {
        "words": "Handed over.",
        "result": "Received",
        "finished": "yes",
        "done_month": "3",
        "done_year": "2024",
        "once": form.context["once"],
    }
    for _again in range(2):
        assert chantal.post(one(given, "report"), said).headers["Location"] == one(given)
    row = follow.row(given)
    assert (row.state, row.done.as_text(), TaskReport.objects.count()) == (
        TaskState.REPORTED,
        "03/2024",
        1,
    )
    assert chantal.get(one(given, "report")).status_code == 403
    late = chantal.post(one(given, "report"), {**said, "once": "another"})
    assert (late.status_code, TaskReport.objects.count()) == (422, 1)


def test_confirming_and_sending_back_on_the_page(follow: Follow, browser: Browser, given: UUID) -> None:
    follow.report(given)
    anne = browser("anne")
    assert anne.get(one(given, "confirm")).status_code == 405
    assert anne.post(one(given, "send-back"), {"reason": ""}).status_code == 422
    assert anne.post(one(given, "send-back"), {"reason": "Nobody signed."}).status_code == 302
    assert "Nobody signed." in anne.get(one(given)).content.decode()
    follow.report(given)
    assert browser("chantal").post(one(given, "confirm")).status_code == 403
    answer = anne.post(one(given, "confirm"), follow=True)
    assert "messages" in answer.context
    assert follow.row(given).state == TaskState.CONFIRMED
    again = anne.post(one(given, "confirm"), follow=True)
    assert [message.level_tag for message in again.context["messages"]] == ["error"]


def test_handing_over_on_the_page_and_the_second_is_told(
    follow: Follow, browser: Browser, given: UUID
) -> None:
    anne, alice = browser("anne"), browser("alice")
    form = anne.get(one(given, "change")).context["form"]
    assert form.initial["version"] == 1
    said = {
        "owner_id": str(follow.cast.accounts["gilbert"]),
        "due_on": DAY,
        "reason": "Travelling.",
        "version": "1",
    }
    assert anne.post(one(given, "change"), said).status_code == 302
    assert follow.row(given).owner_id == follow.cast.accounts["gilbert"]
    late = alice.post(one(given, "change"), {**said, "owner_id": ""})
    assert (late.status_code, bool(late.context["form"].non_field_errors())) == (422, True)
    walled = alice.post(
        one(given, "change"), {**said, "version": "2", "owner_id": str(follow.cast.accounts["didier"])}
    )
    assert list(walled.context["form"].errors) == ["owner_id"]
    assert follow.row(given).version == 2


def test_dropping_on_the_page(follow: Follow, browser: Browser, given: UUID) -> None:
    anne = browser("anne")
    assert anne.post(one(given, "drop"), {"reason": ""}).status_code == 422
    assert anne.post(one(given, "drop"), {"reason": "Done by others."}).status_code == 302
    assert follow.row(given).state == TaskState.DROPPED


def test_giving_a_task_on_the_page(follow: Follow, browser: Browser) -> None:
    case_id = follow.case()
    page = f"/office/tasks/new/{case_id}/"
    expect(follow.cast, page, open_to="anne alice", closed_to="chantal judith didier", hidden_from="frank")
    anne = browser("anne")
    form = anne.get(page)
    empty = anne.post(page, {"title": ""})
    assert empty.status_code == 422
    said = {
        "title": "Ask the command",
        "action_type": "INFCMD",
        "level": "PROV",
        "owner_id": str(follow.cast.accounts["chantal"]),
        "due_on": DAY,
        "once": form.context["once"],
    }
    for _again in range(2):
        assert anne.post(page, said).status_code == 302
    made = Task.objects.get()
    assert (made.level, made.owner_id) == ("PROV", follow.cast.accounts["chantal"])
    undated = anne.post(page, {**said, "due_on": "", "once": "another"})
    assert list(undated.context["form"].errors) == ["due_on"]


def test_a_task_for_a_walled_seat_comes_with_the_released_text(follow: Follow, browser: Browser) -> None:
    secret = follow.secret()
    page, anne = f"/office/tasks/new/{secret}/", browser("anne")
    said = {
        "title": "Send the orders",
        "action_type": "INFCMD",
        "level": "LOC",
        "owner_id": str(follow.cast.accounts["didier"]),
        "due_next_meeting": "on",
    }
    refused = anne.post(page, said)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["owner_id"])
    release = follow.released(secret)
    assert str(release) in anne.get(page).content.decode()
    assert anne.post(page, {**said, "release_id": str(release)}).status_code == 302
    made = Task.objects.get().id
    didier = browser("didier")
    shown = didier.get(one(made)).content.decode()
    assert one(made, "report") in shown
    assert MARKER not in shown
    assert MARKER not in didier.get(one(made, "slip")).content.decode()
    assert didier.post(one(made, "report"), {"words": "Here.", "finished": "yes"}).status_code == 302


def test_the_slip_is_the_same_for_everybody_and_names_no_case(
    follow: Follow, browser: Browser, given: UUID
) -> None:
    expect(follow.cast, one(given, "slip"), open_to="anne chantal gilbert", hidden_from="didier frank")
    slips = {browser(name).get(one(given, "slip")).content for name in ("anne", "chantal", "gilbert")}
    (slip,) = slips
    assert b"Hand over the letter" in slip
    assert TrailEntry.objects.filter(verb="task.print", object_ref=str(given), outcome="READ").exists()
    assert MARKER.encode() not in slip


def test_a_task_costs_the_same_with_one_and_three_reports(
    follow: Follow, browser: Browser, given: UUID
) -> None:
    costs = []
    for rows in (1, 3):
        while TaskReport.objects.count() < rows:
            follow.report(given, finished=False)
        reader = browser("gilbert")
        reader.get(one(given))
        with CaptureQueriesContext(connection) as asked:
            reader.get(one(given))
        costs.append(len(asked))
    assert costs[0] == costs[1]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7|add:7 }}", "x' OR 1=1 --"])
def test_hostile_words_are_shown_as_words(follow: Follow, browser: Browser, text: str) -> None:
    given = follow.task(follow.case(), title=text)
    follow.report(given, words=text)
    for page in (one(given), one(given, "slip"), "/office/tasks/", "/office/tasks/mine/"):
        shown = browser("anne").get(page)
        assert shown.status_code == 200
        assert "<script>alert" not in shown.content.decode()
