"""The page of one case: its whole story for who may see it, and what can be done next."""

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from kikao.casework.cases.actions import (
    accept_case,
    add_forum,
    add_party,
    attach_incident,
    link_cases,
    move_case,
    note_risk,
    record_refusal,
)
from kikao.casework.incidents.actions import check_title
from kikao.casework.meetings.actions import approve_release, decide_urgently, propose_release
from kikao.casework.meetings.queries import decisions_of_case
from kikao.casework.outcomes.actions import record_outcome, record_satisfaction, verify_outcome
from kikao.casework.outcomes.enums import Change
from kikao.casework.tasks.actions import assign_task, issue_recommendation, join_force, report_back
from kikao.casework.tasks.enums import ActionType
from kikao.foundation.base.moments import Moment
from kikao.interfaces.office.cases.brief import brief
from kikao.interfaces.office.cases.whole import whole
from kikao.interfaces.ui.words import alleged_html
from tests.casework.cases.conftest import MARKER, PRESS, Desk
from tests.interfaces.office.cases.conftest import Browser, at
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db


def lived(desk: Desk, *accused: str) -> UUID:
    """Return a case to which everything happened once."""
    case_id = desk.table(*accused, place_id=desk.kalimbi, severity="SEV1", tabled_on=date(2019, 3, 1))
    decide_urgently(
        desk.by(),
        case_id=case_id,
        code="D1",
        reason="Serious and within the mandate",
        consulted=[desk.cast.seats[name] for name in ("chantal", "gilbert", "baraka", "esperance")],
    )
    more(desk, case_id, 0)
    move_case(desk.by(), case_id=case_id, new="C2", reason="Two go to the site")
    return case_id


def more(desk: Desk, case_id: UUID, number: int) -> None:
    """Add one of everything to a case."""
    by, mines = desk.by(), desk.cast.bodies["mines"]
    body = desk.cast.bodies[("mines", "court", "cps")[number]]
    incident_id = desk.incident(happened=Moment.parse("12/2018"))
    check_title(desk.by("alice"), incident_id=incident_id, version=1)
    attach_incident(by, case_id=case_id, incident_id=incident_id)
    add_party(by, case_id=case_id, organisation_id=body, role="ADDRESSEE")
    add_forum(by, case_id=case_id, kind="COURT", result="Not settled", heard=Moment.parse("2017"))
    record_refusal(by, case_id=case_id, words="SEALED-REFUSAL", organisation_id=mines)
    note_risk(by, case_id=case_id, words="SEALED-RISK")
    link_cases(by, case_id=case_id, other_id=desk.table(title=f"Sister {number}"), kind="RELATED")
    name = ("chantal", "emile", "esperance")[number]
    join_force(by, case_id=case_id, account_id=desk.cast.accounts[name])
    task = assign_task(
        by,
        case_id=case_id,
        title=f"Ask the command {number}",
        action_type=ActionType.INFCMD,
        level="NAT",
        owner_id=desk.cast.accounts[name],
        due_next_meeting=True,
    )
    report_back(desk.by(name), task_id=task, words="SEALED-REPORT", finished=True)
    issue_recommendation(by, case_id=case_id, addressee_id=mines, words="Mark the squares", level="INT")
    changed = record_outcome(
        by, case_id=case_id, change=Change.IMPROVED, words="The toll is gone", said_by="The community"
    )
    verify_outcome(desk.by("alice"), outcome_id=changed, how="Seen on a visit")
    record_satisfaction(by, case_id=case_id, organisation_id=body, score=4)


def test_the_page_is_open_to_who_sees_the_case_and_hidden_from_all_others(desk: Desk) -> None:
    case_id = desk.table("pmh")
    for page in (at("case", case_id), at("told", case_id)):
        expect(
            desk.cast,
            page,
            open_to="anne alice chantal baraka damas dora gilbert judith",
            hidden_from="didier frank klaas luc eve nobody",
        )


def test_the_page_tells_the_whole_story_on_one_timeline_by_level(desk: Desk, browser: Browser) -> None:
    case_id = lived(desk)
    answer = browser("chantal").get(at("case", case_id))
    events = answer.context["events"]
    assert {event.level for event in events} >= {"LOC", "PROV", "NAT", "INT"}
    days = [event.when.start if isinstance(event.when, Moment) else event.when for event in events]
    assert days == sorted(days, key=lambda day: day or date.min)
    told = [event.title for event in events]
    for words in ("Shots at the barrier", "Ask the command 0", "Ministry of Mines"):
        assert words in told
    shown = answer.content.decode()
    for words in (
        MARKER,
        "Not settled",
        "Serious and within the mandate",
        "Two go to the site",
        "Mark the squares",
        "The toll is gone",
        "Seen on a visit",
        "Sister 0",
        "Kalimbi",
    ):
        assert words in shown
    texts = [event.text for event in events]
    assert texts.count("Serious and within the mandate") == 1
    assert "SEALED" not in shown


def test_the_page_says_alleged(desk: Desk, browser: Browser) -> None:
    case_id = desk.table("fardc")
    with override("fr"):
        expected = alleged_html("FARDC")
    client = browser("chantal")
    client.cookies["kikao_language"] = "fr"
    assert expected in client.get(at("case", case_id)).content.decode()


def test_in_short_says_which_case_came_back_as_which_and_how_many_more_there_are(desk: Desk) -> None:
    by, old, new = desk.by(), desk.table(title="The toll"), desk.table(title="The toll again")
    link_cases(by, case_id=new, other_id=old, kind="RELAPSE")
    for code in ("mines", "court", "cps", "fardc", "pmh", "fec"):
        add_party(by, case_id=new, organisation_id=desk.cast.bodies[code], role="ADDRESSEE")

    def said(case_id: UUID) -> dict[str, list[tuple[str, str]]]:
        told = brief(whole(by, case_id))
        return {one.asks: [(line.words.split(" ", 1)[1], line.mark) for line in one.told] for one in told}

    assert said(old)["Did it come back"] == [("The toll again", "A relapse")]
    assert said(new)["Did it come back"] == [("The toll", "Relapse of")]
    assert len(said(new)["Between whom"]) == 6
    assert said(new)["Between whom"][-1] == ("1 more", "")


@pytest.mark.parametrize("name", ["chantal", "anne"])
def test_the_page_costs_the_same_with_one_and_with_three_of_everything(
    desk: Desk, browser: Browser, name: str
) -> None:
    case_id, client, costs = lived(desk), browser(name), []
    client.get(at("case", case_id))
    for numbers in ((), (1, 2)):
        for number in numbers:
            more(desk, case_id, number)
        with CaptureQueriesContext(connection) as heard:
            answer = client.get(at("case", case_id))
        costs.append(len(heard))
    everything = answer.context["whole"]
    parts = (everything.incidents, everything.tasks, everything.recommendations, everything.force)
    assert [len(part) for part in parts] == [3] * 4
    assert costs[0] == costs[1]


def test_next_steps_are_offered_to_the_secretariat_alone(desk: Desk, browser: Browser, case_id: UUID) -> None:
    accept_case(desk.by(), case_id=case_id)
    ways = [
        at(name, case_id)
        for name in ("move", "edit", "facts", "party", "forum", "refusal", "risk", "link", "attach")
    ] + [reverse("office:tasks-new", args=[case_id]), reverse("office:outcomes-close", args=[case_id])]
    for_secretary = browser("anne").get(at("case", case_id)).content.decode()
    for_member = browser("chantal").get(at("case", case_id)).content.decode()
    assert [way for way in ways if way not in for_secretary] == []
    assert [way for way in ways if way in for_member] == []
    assert f"{at('move', case_id)}?to=C2" in for_secretary
    assert f"{at('move', case_id)}?to=C6" not in for_secretary


def test_a_summary_waits_for_another_secretary(desk: Desk, browser: Browser) -> None:
    case_id = desk.table(checked=False, summary="Two cooperatives and one pit")
    for name, offered in (("anne", False), ("alice", True), ("chantal", False)):
        shown = browser(name).get(at("case", case_id)).content.decode()
        assert (at("check", case_id) in shown) is offered
        assert ("Two cooperatives" in shown) is (name != "chantal")
        assert (MARKER in shown) is (name != "chantal")


def test_what_was_told_opens_for_secretariat_and_task_force_and_is_a_placeholder_for_others(
    desk: Desk, browser: Browser
) -> None:
    case_id = lived(desk)
    words = (PRESS.wording, "SEALED-REFUSAL", "SEALED-RISK")
    for name, opens in (("anne", True), ("chantal", True), ("baraka", False), ("judith", False)):
        answer = browser(name).get(at("told", case_id))
        assert answer.status_code == 200
        assert [word in answer.content.decode() for word in words] == [opens] * 3


def test_a_task_force_alone_reads_its_own_case(desk: Desk, browser: Browser) -> None:
    mine, other = lived(desk), desk.table(title="Another")
    from kikao.registry.people.models import RoleGrant

    RoleGrant.objects.filter(account_id=desk.cast.accounts["chantal"], role="member").delete()
    chantal = browser("chantal")
    assert chantal.get(at("case", mine)).status_code == 200
    assert PRESS.wording in chantal.get(at("told", mine)).content.decode()
    assert chantal.get(at("case", other)).status_code == 404
    listed = chantal.get(at("list")).content.decode()
    assert at("case", mine) in listed
    assert at("case", other) not in listed


def test_releases_show_to_the_secretariat_alone(desk: Desk, browser: Browser) -> None:
    case_id = lived(desk, "pmh")
    (decision,) = decisions_of_case(desk.by(), case_id)
    release = propose_release(
        desk.by(),
        decision_id=decision.id,
        seat_id=desk.cast.seats["didier"],
        what="Shots were heard.",
        asked="Which orders do guards have?",
    )
    approve_release(desk.by("alice"), release_id=release)
    for name, shown in (("anne", True), ("chantal", False)):
        answer = browser(name).get(at("case", case_id)).content.decode()
        assert ("Shots were heard." in answer) is shown
    assert browser("didier").get(at("case", case_id)).status_code == 404
