"""One's own work on one page: tasks, released texts, coming sittings, notices; and what waits at the desk."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.meetings.actions import call_sitting, propose_release
from kikao.casework.reports.actions import record_report
from kikao.casework.reports.enums import ConsentScope
from kikao.casework.reports.schemas import Taking, Told
from kikao.casework.tasks.models import Task
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.clock import today
from kikao.registry.people.actions import give_role
from kikao.registry.people.models import RoleGrant
from tests.casework.tasks.follow import MARKER, Follow
from tests.interfaces.office.tasks.conftest import Browser
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db
MINE = "/office/tasks/mine/"


def test_who_opens_it(follow: Follow) -> None:
    expect(follow.cast, MINE, open_to="anne chantal didier judith esperance frank", hidden_from="nobody")


def test_a_member_sees_tasks_sittings_and_news(follow: Follow, browser: Browser) -> None:
    given = follow.task(follow.case(), title="Hand over the letter")
    follow.task(follow.case("Another"), "gilbert", title="Not for Chantal")
    call_sitting(follow.by(), sitting_id=follow.plenary(days=3))
    shown = browser("chantal").get(MINE)
    page = shown.content.decode()
    assert [line.id for line in shown.context["page"].items] == [given]
    assert "Not for Chantal" not in page
    assert (today() + timedelta(days=3)).strftime("%d/%m/%Y") in page
    assert len(shown.context["news"].items) == 2
    assert f"/office/notices/{shown.context['news'].items[0].id}/open/" in page
    assert shown.context["waiting"] == ()


def test_a_walled_seat_finds_what_was_released_and_nothing_of_the_case(
    follow: Follow, browser: Browser
) -> None:
    secret = follow.secret()
    before = browser("didier").get(MINE)
    assert (before.context["page"].items, before.context["releases"]) == ((), ())
    release = follow.released(secret)
    follow.task(secret, "didier", title="Send the standing orders", release_id=release)
    follow.task(secret, "chantal", title=MARKER)
    page = browser("didier").get(MINE).content.decode()
    assert "Send the standing orders" in page
    assert "Shots were heard near a mine." in page
    assert "Tell us the standing orders." in page
    assert MARKER not in page
    assert "/office/cases/" not in page.replace('href="/office/cases/"', "")
    assert MARKER in browser("chantal").get(MINE).content.decode()


def wait_for_the_desk(follow: Follow) -> None:
    """Leave one of each kind with the secretariat."""
    WorkingGroup.objects.filter(id=follow.cast.group_id).update(intake_open=True)
    taking = Taking(channel="CALL", consents=(ConsentScope.STORE, ConsentScope.SECUSE), manner="ORAL")
    record_report(follow.by(), told=Told(words="We saw it."), taking=taking)
    case_id = follow.case()
    follow.report(follow.task(case_id))
    overdue = follow.task(case_id)
    Task.objects.filter(id=overdue).update(due_on=today() - timedelta(days=1))
    follow.recommend(case_id, due_on=today() - timedelta(days=1))
    _give(follow)


def _give(follow: Follow) -> None:
    """Give a role to the next of those who have it not."""
    number = RoleGrant.objects.filter(role=Role.OBSERVER).count()
    name = ("honore", "gilbert", "baraka", "irene")[number]
    give_role(follow.by("anne"), account_id=follow.cast.accounts[name], role=Role.OBSERVER)


def test_a_secretary_sees_what_waits_at_the_desk(follow: Follow, browser: Browser) -> None:
    assert browser("alice").get(MINE).context["waiting"] == ()
    wait_for_the_desk(follow)
    _shut, decision = follow.decided(follow.case("Another"))
    propose_release(
        follow.by(), decision_id=decision, seat_id=follow.cast.seats["didier"], what="Shots were heard."
    )
    waiting = {one.url: one.number for one in browser("alice").get(MINE).context["waiting"]}
    assert waiting["/office/reports/"] == 1
    assert waiting["/office/tasks/?state=REPORTED"] == 1
    assert waiting["/office/tasks/overdue/"] == 1
    assert waiting["/office/tasks/recommendations/?unanswered=on"] == 1
    assert waiting["/office/people/roles/"] == 1
    assert len(waiting) == 6

    own = {one.url: one.number for one in browser("anne").get(MINE).context["waiting"]}
    assert "/office/people/roles/" not in own
    assert len(own) == 4


@pytest.mark.parametrize("name", ["chantal", "anne"])
def test_it_costs_a_fixed_number_of_queries(follow: Follow, browser: Browser, name: str) -> None:
    costs = []
    for _rows in (1, 3):
        for _each in range(2 if costs else 1):
            wait_for_the_desk(follow)
            follow.task(follow.case(), name)
            follow.plenary(days=3)
        reader = browser(name)
        reader.get(MINE)
        with CaptureQueriesContext(connection) as asked:
            reader.get(MINE)
        costs.append(len(asked))
    assert costs[0] == costs[1]
