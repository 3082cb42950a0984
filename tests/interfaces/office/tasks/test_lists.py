"""The lists of follow-up: tasks, overdue, recommendations."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.tasks.models import Recommendation, Task
from kikao.foundation.base.clock import today
from tests.casework.tasks.follow import MARKER, Follow
from tests.interfaces.office.tasks.conftest import Browser
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db
TASKS, OVERDUE = "/office/tasks/", "/office/tasks/overdue/"
RECOMMENDATIONS = "/office/tasks/recommendations/"
EVERY = (TASKS, OVERDUE, RECOMMENDATIONS)


def late(follow: Follow, **facts: object) -> None:
    """Give a task and a recommendation of a police case whose days are past."""
    secret = follow.secret()
    given = follow.task(secret, **facts)  # type: ignore[arg-type]
    Task.objects.filter(id=given).update(due_on=today() - timedelta(days=1))
    follow.recommend(secret, words=str(facts["title"]), due_on=today() - timedelta(days=1))


@pytest.mark.parametrize("page", EVERY)
def test_who_opens_the_lists(follow: Follow, page: str) -> None:
    expect(follow.cast, page, open_to="anne chantal didier judith frank", hidden_from="nobody")


@pytest.mark.parametrize("page", EVERY)
def test_a_walled_reader_finds_no_trace_in_a_list(follow: Follow, browser: Browser, page: str) -> None:
    empty = browser("didier").get(page).content
    late(follow, title=MARKER)
    assert MARKER in browser("gilbert").get(page).content.decode()
    assert MARKER in browser("anne").get(page).content.decode()
    for name in ("didier", "dora", "frank"):
        shown = browser(name).get(page)
        assert shown.context["page"].items == ()
        assert MARKER not in shown.content.decode()
    again = browser("didier").get(page).content
    assert len(again) == len(empty)


@pytest.mark.parametrize("page", EVERY)
def test_an_empty_list_says_what_to_do(follow: Follow, browser: Browser, page: str) -> None:
    assert "empty-title" in browser("chantal").get(page).content.decode()


def test_the_lists_are_narrowed(follow: Follow, browser: Browser) -> None:
    case_id = follow.case()
    told, todo = follow.task(case_id, title="Told already"), follow.task(case_id, title="To do still")
    follow.report(told)
    shown = browser("anne").get(TASKS, {"state": "REPORTED"})
    assert [line.id for line in shown.context["page"].items] == [told]
    assert [line.id for line in browser("anne").get(TASKS).context["page"].items] == [todo, told]
    assert "href=&quot;?&quot;" not in browser("anne").get(TASKS, {"state": "DROPPED"}).content.decode()
    assert browser("anne").get(TASKS, {"state": "MOON"}).status_code == 200

    follow.recommend(case_id, words="Publish the list.", due_on=today() - timedelta(days=2))
    follow.recommend(case_id, words="Remove the barrier.")
    waiting = browser("anne").get(RECOMMENDATIONS, {"unanswered": "on"}).content.decode()
    assert "Publish the list." in waiting
    assert "Remove the barrier." not in waiting
    none = browser("anne").get(RECOMMENDATIONS, {"status": "R5"})
    assert none.context["page"].items == ()


@pytest.mark.parametrize("page", EVERY)
def test_a_cursor_that_was_never_given_out_leads_nowhere(follow: Follow, browser: Browser, page: str) -> None:
    assert browser("anne").get(page, {"after": "nonsense"}).status_code == 404


@pytest.mark.parametrize("page", EVERY)
def test_a_list_costs_the_same_with_one_and_three_rows(follow: Follow, browser: Browser, page: str) -> None:
    costs = []
    for rows in (1, 3):
        while Recommendation.objects.count() < rows:
            late(follow, title="The same")
        reader = browser("gilbert")
        reader.get(page)
        with CaptureQueriesContext(connection) as asked:
            assert len(reader.get(page).context["page"].items) == rows
        costs.append(len(asked))
    assert costs[0] == costs[1]
