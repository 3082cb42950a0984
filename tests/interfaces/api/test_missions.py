"""Missions through the API: the same acts, the same walls, and words that stay sealed for a long-lived pass."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kikao.foundation.base.clock import today
from tests.casework.missions.travel import MARKER, Travel
from tests.interfaces.api.test_tasks import Program, done, refused
from tests.kit.cast import Cast
from tests.kit.door import bearer

pytestmark = pytest.mark.django_db
URL = "/api/v1/missions"


@pytest.fixture
def travel(cast: Cast) -> Travel:
    return Travel(cast)


def cleared(anne: Program, alice: Program, made: str) -> None:
    until = str(today() + timedelta(days=2))
    risk = {"level": "LOW", "threats": "Rain", "measures": "Boots", "valid_until_on": until}
    done(anne.post(f"/{made}/risk", **risk))
    refused(anne.post(f"/{made}/clear"), 409, "mission.own_clearance")
    done(alice.post(f"/{made}/clear"))


def test_a_mission_is_played_by_programs(travel: Travel) -> None:
    anne, alice, chantal = (Program(travel, name, URL) for name in ("anne", "alice", "chantal"))
    first, last = str(today()), str(today() + timedelta(days=2))
    plan: dict[str, Any] = {"purpose": "FF", "title": "To the pits", "starts_on": first, "ends_on": last}
    stops = [{"place_id": str(travel.place), "arrive_on": first, "leave_on": last}]
    made = done(anne.post("", **plan, case_ids=[str(travel.secret())], stops=stops, route=f"Road {MARKER}"))
    refused(anne.post(f"/{made}/depart"), 409, "mission.no_leader")
    refused(anne.post(f"/{made}/team", account_id=str(travel.cast.accounts["didier"])), 422, "mission.walled")
    member = done(anne.post(f"/{made}/team", account_id=str(travel.cast.accounts["chantal"]), role="LEADER"))
    refused(anne.post(f"/{made}/depart"), 409, "mission.not_cleared")
    done(anne.post(f"/{made}/officer", account_id=str(travel.cast.accounts["alice"])))
    done(chantal.post(f"/team/{member}/contact", name="A brother", phone="+243 811 122 233"))
    cleared(anne, alice, made)
    done(anne.post(f"/{made}/hours", hours=["23:59"]))
    stretch = {"from_at": f"{last}T08:00:00Z", "until_at": f"{last}T10:00:00Z"}
    done(anne.post(f"/{made}/silences", **stretch))
    done(chantal.post(f"/{made}/depart"))
    done(alice.post(f"/{made}/heard", words="Well."))
    said = chantal.get(f"/{made}").json()
    assert (said["line"]["state"], said["route"]) == ("UNDERWAY", f"Road {MARKER}")
    assert "811 122" not in chantal.get(f"/{made}").content.decode()
    assert alice.get(f"/{made}/contacts").json()["contacts"][0]["phone"] == "+243 811 122 233"
    for name in ("anne", "chantal", "didier"):
        assert Program(travel, name, URL).get(f"/{made}/contacts").status_code == 404
    done(anne.post(f"/stops/{said['stops'][0]['id']}", reached_on=first))
    done(chantal.post(f"/{made}/return"))
    assert [one["state"] for one in anne.get().json()["items"]] == ["RETURNED"]


def test_a_walled_program_finds_its_order_and_no_mission(travel: Travel) -> None:
    case_id = travel.secret()
    made = travel.mission(case_id, title=f"Way {MARKER}")
    anne, didier = Program(travel, "anne", URL), Program(travel, "didier", URL)
    release = str(travel.released(case_id))
    order = done(anne.post(f"/{made}/travellers", release_id=release, when="03/2027"))
    assert didier.get().json()["items"] == []
    assert didier.get(f"/{made}").status_code == 404
    shown = didier.get(f"/orders/{order}")
    assert (shown.json()["when"], MARKER in shown.content.decode()) == ("03/2027", False)
    assert didier.get("/orders").json()["items"][0]["id"] == order
    done(anne.post(f"/orders/{order}/end"))
    assert didier.get(f"/orders/{order}").json()["what"] == ""


def test_a_past_mission_is_marked_and_a_pass_reads_nothing_sealed(travel: Travel) -> None:
    anne = Program(travel, "anne", URL)
    first, last = str(today() - timedelta(days=9)), str(today() - timedelta(days=7))
    plan: dict[str, Any] = {"purpose": "MON", "title": "Before", "starts_on": first, "ends_on": last}
    made = done(anne.post("/past", **plan, means=f"A car {MARKER}", reason="Before Kikao."))
    said = anne.get(f"/{made}").json()
    assert (said["line"]["left_without_clearance"], said["line"]["uncleared_reason"]) == (
        True,
        "Before Kikao.",
    )
    assert MARKER in said["means"]
    found = anne.get("?uncleared=true").json()["items"]
    assert [one["id"] for one in found] == [made]
    other = Client().get(f"{URL}/{made}", headers=bearer(travel.cast, "gilbert"))
    assert other.json()["means"] == {"sealed": True}
