"""A sitting from planning to adopted minutes through the API, and what stays hidden."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from kikao.casework.cases.queries import case
from kikao.casework.meetings.actions import draft_minutes
from kikao.casework.meetings.queries import sitting, unratified
from kikao.foundation.base.clock import today
from tests.casework.meetings.table import EVERYBODY, MARKER, UNWALLED, Table
from tests.interfaces.api.meetings.asking import ask, send

pytestmark = pytest.mark.django_db


def ids(table: Table, *names: str) -> list[str]:
    return [str(seat) for seat in table.seats(names)]


def test_the_walk_of_a_plenary(table: Table) -> None:  # noqa: PLR0915 - a journey
    case_id = table.case()
    facts = {"kind": "MONTHLY", "planned_on": str(today()), "venue": "Bukavu"}
    made = send(table, "anne", "meetings", facts)
    assert made.status_code == 201
    here = f"meetings/{made.json()['id']}"
    assert ask(table, "chantal", "meetings/next").json()["venue"] == "Bukavu"
    assert send(table, "anne", f"{here}/call").status_code == 200
    assert send(table, "anne", f"{here}/proposal").status_code == 200
    other = send(table, "anne", f"{here}/items", {"kind": "OTHER", "words": "Work plan"}).json()["id"]
    assert send(table, "anne", f"meetings/items/{other}/move", {"up": True}).status_code == 200
    items = ask(table, "chantal", here).json()["items"]
    assert [item["case_id"] for item in items] == [None, str(case_id)]
    assert send(table, "anne", f"meetings/items/{other}", how="delete").status_code == 200
    item = items[1]["id"]
    assert (
        send(table, "anne", f"meetings/items/{item}/note", {"note": "Heard."}, how="put").status_code == 200
    )
    assert send(table, "anne", f"{here}/guests", {"words": "A judge", "item_ids": [item]}).status_code == 201
    assert send(table, "anne", f"{here}/heads", {"group": "Women", "number": 3}).status_code == 201
    held = {"held_on": str(today()), "present": ids(table, *EVERYBODY)}
    assert send(table, "anne", f"{here}/held", held).status_code == 200
    there = {"present": ids(table, *UNWALLED, "didier"), "alternates": ids(table, "irene")}
    assert send(table, "anne", f"{here}/attendance", there, how="put").status_code == 200
    said = {"words": "A new account", "reserved": False}
    assert send(table, "anne", f"{here}/raised", said).status_code == 201
    decided = {"code": "D1", "reason": "Serious", "dissents": [{"pillar": "PRIV", "words": "Too early"}]}
    decision = send(table, "anne", f"meetings/items/{item}/decision", decided)
    assert decision.status_code == 201
    again = send(table, "anne", f"meetings/items/{item}/decision", decided)
    assert (again.status_code, again.json()["code"]) == (409, "decision.already_recorded")
    shown = ask(table, "didier", f"meetings/decisions/{decision.json()['id']}").json()
    assert (shown["code"], len(shown["present"]), shown["dissents"][0]["pillar"]) == ("D1", 9, "PRIV")
    assert len(ask(table, "chantal", f"meetings/decisions/of-case/{case_id}").json()) == 1

    assert send(table, "anne", f"{here}/minutes", {}).status_code == 201
    page = ask(table, "anne", here).json()
    text = {"body": page["minutes"]["body"] + "\nRead.", "version": page["version"]}
    assert send(table, "anne", f"{here}/minutes", text, how="put").status_code == 200
    assert send(table, "alice", f"{here}/minutes", text, how="put").status_code == 409
    assert (
        send(table, "anne", f"{here}/minutes/adoption", {"version": page["version"] + 1}).status_code == 200
    )
    assert send(table, "anne", f"{here}/minutes/addenda", {"words": "The 4th."}).status_code == 201
    minutes = ask(table, "didier", here).json()["minutes"]
    assert (minutes["state"], len(minutes["hash"]), minutes["addenda"][0]["words"]) == (
        "ADOPTED",
        64,
        "The 4th.",
    )
    assert ask(table, "didier", here).json()["quorum"]["by_pillar"][0] == {"pillar": "GOV", "number": 3}
    assert case(table.by(), case_id).line.status == "C1"


def test_a_closed_sitting_is_nowhere_for_who_is_not_invited_or_walled(table: Table) -> None:
    case_id = table.secret()
    shut, decision = table.decided(case_id)
    draft_minutes(table.by(), sitting_id=shut)
    plenary = table.plenary()
    assert MARKER in ask(table, "chantal", f"meetings/{shut}").content.decode()
    for name in ("didier", "dora"):
        for path in (
            f"meetings/{shut}",
            f"meetings/decisions/{decision}",
            f"meetings/decisions/of-case/{case_id}",
        ):
            hidden, missing = ask(table, name, path), ask(table, name, f"meetings/{uuid4()}")
            assert hidden.status_code == missing.status_code == 404
            assert hidden.json() == missing.json()
        for path in (
            "meetings",
            "meetings/next",
            "meetings/rules",
            "meetings/decisions/unratified",
            f"meetings/{plenary}",
        ):
            answer = ask(table, name, path)
            assert answer.status_code == 200
            assert MARKER not in answer.content.decode()
            assert str(shut) not in answer.content.decode()
    outside = ask(table, "irene", f"meetings/decisions/of-case/{case_id}").json()[0]
    assert (outside["sitting_id"], outside["present"], outside["recusals"]) == (None, [], [])
    assert ask(table, "irene", f"meetings/{shut}").status_code == 404


def test_plan_invite_move_and_cancel_a_closed_sitting(table: Table) -> None:
    case_id = table.secret()
    facts = {
        "kind": "CLOSED",
        "planned_on": str(today()),
        "invited": ids(table, "anne", "chantal"),
        "about": [str(case_id)],
        "quorum": 2,
    }
    here = f"meetings/{send(table, 'anne', 'meetings', facts).json()['id']}"
    walled = send(table, "anne", f"{here}/invited", {"seat_ids": ids(table, "didier")}, how="put")
    assert (walled.status_code, walled.json()["code"]) == (409, "sitting.item_walled")
    assert (
        send(table, "anne", f"{here}/invited", {"seat_ids": ids(table, "gilbert")}, how="put").status_code
        == 200
    )
    assert ask(table, "chantal", here).status_code == 404
    moved = {"version": 1, "planned_on": str(today() + timedelta(days=2)), "venue": "Ibanda", "quorum": 3}
    assert send(table, "anne", here, moved, how="put").status_code == 200
    assert send(table, "anne", here, moved, how="put").status_code == 409
    assert ask(table, "gilbert", here).json()["line"]["venue"] == "Ibanda"
    assert send(table, "anne", f"{here}/cancellation").status_code == 200
    assert ask(table, "gilbert", here).json()["line"]["state"] == "CANCELLED"


def test_what_must_be_looked_at_is_for_the_secretariat(table: Table) -> None:
    case_id, plenary = table.secret(), table.plenary()
    path = f"meetings/{plenary}/preparation"
    assert [back["case_id"] for back in ask(table, "anne", path).json()["held_back"]] == [str(case_id)]
    assert ask(table, "chantal", path).status_code == 403
    refused = send(table, "anne", f"meetings/{plenary}/items", {"kind": "NEW_CASE", "case_id": str(case_id)})
    assert (refused.status_code, refused.json()["code"]) == (409, "sitting.item_walled")
    shut = table.closed()
    item = table.put(plenary, table.case())
    assert send(table, "anne", f"meetings/items/{item}/closed", {"sitting_id": str(shut)}).status_code == 200
    assert len(sitting(table.by(), shut).items) == 1


def test_what_was_raised_is_linked_to_its_case(table: Table) -> None:
    plenary = table.plenary()
    table.hold(plenary, [*UNWALLED, "didier"])
    said = {"words": f"Shots {MARKER}", "heard_by": ids(table, "anne", "chantal")}
    item = send(table, "anne", f"meetings/{plenary}/raised", said).json()["id"]
    assert MARKER not in ask(table, "didier", f"meetings/{plenary}").content.decode()
    case_id = table.secret()
    linked = send(table, "anne", f"meetings/items/{item}/case", {"case_id": str(case_id)}, how="put")
    assert linked.status_code == 200
    assert ask(table, "chantal", f"meetings/{plenary}").json()["items"][0]["case_id"] == str(case_id)


def test_decide_urgently_and_ratify(table: Table) -> None:
    case_id = table.case()
    urgent = {
        "case_id": str(case_id),
        "code": "D1",
        "reason": "Danger",
        "consulted": ids(table, "chantal", "gilbert", "baraka"),
    }
    few = send(table, "anne", "meetings/decisions/urgent", urgent | {"consulted": []})
    assert (few.status_code, set(few.json()["fields"])) == (422, {"consulted"})
    made = send(table, "anne", "meetings/decisions/urgent", urgent).json()["id"]
    assert [one["id"] for one in ask(table, "didier", "meetings/decisions/unratified").json()] == [made]
    plenary = table.plenary()
    item = table.put(plenary, case_id)
    table.hold(plenary)
    judged = {"item_id": str(item), "outcome": "RATIFIED", "reason": "Yes"}
    assert send(table, "anne", f"meetings/decisions/{made}/judgement", judged).status_code == 201
    assert unratified(table.by()) == ()


def test_a_past_sitting_and_the_rules(table: Table) -> None:
    case_id = table.case()
    paper = {
        "kind": "MONTHLY",
        "held_on": "2018-12-14",
        "present": ids(table, *UNWALLED),
        "guests": ["A judge"],
        "groups": [{"group": "Women", "number": 12}],
        "items": [{"kind": "NEW_CASE", "case_id": str(case_id), "code": "D1", "reason": "Serious"}],
    }
    made = send(table, "anne", "meetings/past", paper)
    assert made.status_code == 201
    page = ask(table, "didier", f"meetings/{made.json()['id']}").json()
    assert (page["line"]["day"], page["entered_on"]) == ("2018-12-14", str(today()))
    assert (
        send(
            table,
            "anne",
            "meetings/rules",
            {"quorum": 9, "pillar_minimum": 1, "urgent_members": 3},
            how="put",
        ).status_code
        == 200
    )
    hosts = {"organisation_ids": [str(table.cast.bodies["cps"])]}
    assert send(table, "anne", "meetings/rules/hosts", hosts, how="put").status_code == 200
    rules = ask(table, "chantal", "meetings/rules").json()
    assert (rules["quorum"], rules["next_host_id"]) == (9, hosts["organisation_ids"][0])


def test_members_read_and_change_nothing(table: Table) -> None:
    plenary = table.plenary()
    item = table.put(plenary, table.case())
    for path, said in (
        ("meetings", {"kind": "MONTHLY", "planned_on": str(today())}),
        (f"meetings/{plenary}/items", {"kind": "OTHER", "words": "Me too"}),
        (f"meetings/{plenary}/held", {"held_on": str(today()), "present": []}),
        (f"meetings/items/{item}/decision", {"code": "D1", "reason": "Mine"}),
        (f"meetings/{plenary}/minutes", {}),
    ):
        assert send(table, "chantal", path, said).status_code == 403
    assert Client().get("/api/v1/meetings").status_code == 401
    assert ask(table, "frank", f"meetings/{plenary}").status_code == 404
    assert ask(table, "anne", "meetings", size=0).status_code == 422
