"""Missions on pages: from the plan to the return, what each reader finds, and what no paper shows."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.missions.actions import depart_mission, note_check_in
from kikao.casework.missions.models import Competence, Mission, Traveller
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import today
from tests.casework.missions.travel import MARKER, Travel
from tests.interfaces.office.missions.conftest import Browser
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db

FORMS = ("change", "cancel", "cases/new", "stops/new", "team", "team/join", "team/officer", "risk", "left")
PAPERS = ("order", "carry")


def one(mission_id: UUID, part: str = "") -> str:
    return f"/office/missions/{mission_id}/" + (f"{part}/" if part else "")


def day(days: int = 0) -> str:
    return (today() + timedelta(days=days)).strftime("%d/%m/%Y")


def text(browser: Browser, name: str, path: str) -> str:
    given = browser(name).get(path)
    assert given.status_code == 200, f"{path} answers {name} with {given.status_code}"
    return given.content.decode()


def test_a_mission_is_played_from_the_plan_to_the_return(travel: Travel, browser: Browser) -> None:
    case_id = travel.case()
    anne, alice = browser("anne"), browser("alice")
    plan = {
        "purpose": "MON",
        "title": "Back to the pits",
        "level": "LOC",
        "starts_on": day(),
        "ends_on": day(2),
    }
    more = {"route": "By the lake", "means": "A boat", "needs": ["MEDIATION"], "case_id": case_id}
    made = anne.post("/office/missions/new/", {**plan, **more, "place_id": travel.place})
    assert made.status_code == 302, made.content.decode()
    row = Mission.objects.get()
    at = one(row.id)
    steps = (
        (anne, "team/join/", {"account_id": travel.cast.accounts["chantal"], "role": "LEADER"}),
        (anne, "team/officer/", {"account_id": travel.cast.accounts["alice"]}),
        (anne, "stops/new/", {"place_id": travel.place, "arrive_on": day(1), "leave_on": day(1)}),
        (anne, "risk/", {"level": "LOW", "threats": "Rain", "measures": "Boots", "valid_until_on": day(5)}),
        (alice, "clear/", {}),
        (anne, "check-ins/", {"first": "23:58"}),
        (
            anne,
            "silences/",
            {"from_day": day(1), "from_hour": "10:00", "until_day": day(1), "until_hour": "14:00"},
        ),
        (anne, "depart/", {}),
        (alice, "check-ins/heard/", {"words": "We are well."}),
        (anne, "return/", {}),
    )
    for who, part, typed in steps:
        sent = who.post(f"{at}{part}", typed)
        assert sent.status_code == 302, f"{part}: {sent.content.decode()}"
    row.refresh_from_db()
    assert (row.state, row.left_without_clearance) == ("RETURNED", False)
    page = text(browser, "chantal", at)
    for words in ("Back to the pits", "By the lake", "Boots", "We are well.", "Returned"):
        assert words in page
    assert "By the lake" not in text(browser, "gilbert", at)


def test_who_opens_a_mission_and_its_pages(travel: Travel) -> None:
    made = travel.mission(travel.secret())
    expect(
        travel.cast,
        one(made),
        open_to="anne alice chantal gilbert judith",
        hidden_from="didier dora frank klaas eve nobody",
    )
    for part in FORMS:
        expect(travel.cast, one(made, part), open_to="anne")
    for part in PAPERS:
        expect(
            travel.cast, one(made, part), open_to="anne chantal", closed_to="gilbert", hidden_from="didier"
        )


@pytest.mark.parametrize("part", ["", *FORMS, *PAPERS, "contacts", "envelope"])
def test_a_hidden_mission_answers_like_one_that_is_not_there(
    travel: Travel, browser: Browser, part: str
) -> None:
    made = travel.mission(travel.secret())
    reader = browser("didier")
    hidden, missing = reader.get(one(made, part)), reader.get(one(uuid4(), part))
    assert hidden.status_code == missing.status_code
    assert hidden.content == missing.content


def test_nothing_but_the_released_text_reaches_an_interlocutor(travel: Travel, browser: Browser) -> None:
    case_id = travel.secret()
    made = travel.mission(
        case_id,
        travel.case(f"Other {MARKER}"),
        title=f"Way {MARKER}",
        route=f"Road {MARKER}",
        means=f"Car {MARKER}",
    )
    travel.clear(made)
    order_id = travel.ordered(made, travel.released(case_id))
    depart_mission(travel.by(), mission_id=made)
    note_check_in(travel.by(), mission_id=made, words=f"Well {MARKER}")
    row, order = travel.stands(made), Traveller.objects.get(id=order_id)
    hidden = [MARKER, row.reference, str(made), str(case_id), day(3)]
    hidden += list(row.cases.values_list("case__reference", flat=True))
    paths = ["orders/", f"orders/{order_id}/", f"orders/{order_id}/print/", "", "duty/"]
    shown = [text(browser, "didier", f"/office/missions/{path}") for path in paths]
    shown += [text(browser, "didier", path) for path in ("/office/notices/", "/office/tasks/mine/")]
    assert not [word for word in hidden for page in shown if word in page]
    assert order.reference in shown[0]
    assert "Shots were heard near a mine." in shown[1]
    assert "March 2027" in shown[2]
    expect(travel.cast, f"/office/missions/orders/{order_id}/", hidden_from="anne chantal dora frank")


def test_no_contact_stands_on_any_paper_but_the_envelope(travel: Travel, browser: Browser) -> None:
    made = travel.mission(travel.case())
    travel.on_duty(made)
    travel.contact(made, phone="+243 999 000 111")
    for name in ("anne", "alice", "chantal"):
        for part in ("", *PAPERS):
            page = text(browser, name, one(made, part))
            assert "999 000 111" not in page
            assert "A brother" not in page
    for part in ("contacts", "envelope"):
        assert "999 000 111" in text(browser, "alice", one(made, part))
        expect(travel.cast, one(made, part), hidden_from="anne chantal gilbert didier frank")
    verbs = set(TrailEntry.objects.filter(object_ref=str(made)).values_list("verb", flat=True))
    assert {"mission.print_order", "mission.print_carry", "mission.print_envelope"} <= verbs


def test_a_mission_that_left_without_clearance_says_so_everywhere(travel: Travel, browser: Browser) -> None:
    made = travel.mission(travel.case())
    anne = browser("anne")
    refused = anne.post(one(made, "depart"), follow=True).content.decode()
    assert "no clearance that holds today" in refused
    typed = {"day": day(), "hour": "00:01"}
    assert anne.post(one(made, "left"), typed).status_code == 422
    sent = anne.post(one(made, "left"), {**typed, "reason": "A call at night."})
    assert sent.status_code == 302
    for path in (one(made), one(made, "order"), one(made, "carry"), one(made, "team"), one(made, "prolong")):
        page = text(browser, "anne", path)
        assert "Left without clearance" in page
        assert "A call at night." in page
    assert "Left without clearance" in text(browser, "gilbert", "/office/missions/?uncleared=on")


def test_what_is_carried_is_what_a_second_person_checked(travel: Travel, browser: Browser) -> None:
    open_case, draft = travel.case("Checked title"), travel.case(f"Draft {MARKER}", checked=False)
    travel.task(open_case, title=f"Ask the man who told us {MARKER}")
    travel.task(open_case, title=f"Move him {MARKER}", action_type="PROT")
    made = travel.mission(open_case, draft)
    page = text(browser, "anne", one(made, "carry"))
    assert "Checked title" in page
    assert "Two groups of diggers." in page
    assert "Inform the commander" in page
    assert "Protection measure" not in page
    assert MARKER not in page
    order = text(browser, "anne", one(made, "order"))
    assert "Checked title" not in order


def test_the_pages_ask_as_often_for_three_as_for_one(travel: Travel, browser: Browser) -> None:
    case_id = travel.case()
    made = travel.underway(case_id)
    anne = browser("anne")
    paths = ("/office/missions/", one(made), one(made, "team"), "/office/missions/competences/")

    def counted() -> list[int]:
        found = []
        for path in paths:
            anne.get(path)
            with CaptureQueriesContext(connection) as asked:
                anne.get(path)
            found.append(len(asked))
        return found

    before = counted()
    for number in range(2):
        travel.underway(case_id)
        note_check_in(travel.by(), mission_id=made, words=f"Well {number}")
        travel.join(made, ("gilbert", "emile")[number])
    assert counted() == before


def test_the_texts_that_may_travel_are_asked_for_at_once(travel: Travel, browser: Browser) -> None:
    anne, asked_for = browser("anne"), []
    for several in (1, 3):
        cases = [travel.case() for _each in range(several)]
        texts = [str(travel.released(one_case)) for one_case in cases]
        path = one(travel.mission(*cases), "travellers/new")
        anne.get(path)
        with CaptureQueriesContext(connection) as asked:
            page = anne.get(path)
        offered = [str(value) for value, _label in page.context["form"].fields["release_id"].choices]
        assert set(texts) <= set(offered)
        asked_for.append(len(asked))
    assert asked_for[0] == asked_for[1]


def test_what_people_can_do_is_entered_and_ended(travel: Travel, browser: Browser) -> None:
    anne, path = browser("anne"), "/office/missions/competences/"
    typed = {"account_id": travel.cast.accounts["chantal"], "code": "MASHI"}
    assert anne.post(f"{path}new/", typed).status_code == 302
    assert "Mashi" in text(browser, "anne", path)
    row = Competence.objects.get()
    assert anne.post(f"{path}end/", {"competence": row.id}).status_code == 302
    assert "Mashi" not in text(browser, "anne", path)
    assert anne.post(f"{path}end/", {"competence": "nothing"}).status_code == 404
    expect(travel.cast, path, closed_to="chantal gilbert")
