"""Hand-overs through the API."""

import base64
from typing import Any
from uuid import UUID, uuid4

import pytest

from kikao.casework.handover.models import Arrival
from tests.casework.handover.conftest import groups as _groups
from tests.casework.handover.groups import Groups
from tests.interfaces.api.test_tasks import Program, done, refused

groups = _groups
pytestmark = pytest.mark.django_db
URL = "/api/v1/handover"


def program(groups: Groups, name: str) -> Program:
    return Program(groups, name, URL)  # type: ignore[arg-type] - it asks for the cast alone


def text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def proposed(groups: Groups) -> UUID:
    said = {
        "card_id": str(groups.ids["card"]),
        "basis": "CONSENT",
        "purpose": "They know it.",
        "with_claims": True,
    }
    return done(program(groups, "anne").post(f"/case/{groups.ids['case']}", **said))


def test_a_case_goes_over_and_comes_back_as_a_receipt(groups: Groups) -> None:
    anne, alice, frank = (program(groups, name) for name in ("anne", "alice", "frank"))
    one = proposed(groups)
    shown = alice.get(f"/{one}").json()
    seen = shown["preview"]["fingerprint"]
    refused(anne.post(f"/{one}/approve", seen=seen), 403, "handover.own_proposal")
    refused(alice.post(f"/{one}/approve", seen="something else"), 409, "handover.changed")
    assert [line["reason"] for line in shown["preview"]["stays"]] == ["UNASKED", "UNCHOSEN"]
    done(alice.post(f"/{one}/approve", seen=seen))
    done(anne.post(f"/{one}/make"))
    raw = b"".join(anne.get(f"/{one}/file").streaming_content)
    refused(frank.post("/arrivals", content=text(raw[:-1])), 422, "handover.damaged")
    refused(frank.post("/arrivals", content="?"), 422, "handover.not_a_file")
    came = done(frank.post("/arrivals", content=text(raw)))
    refused(frank.post("/arrivals", content=text(raw)), 409, "handover.known")
    assert frank.get(f"/arrivals/{came}").json()["title"] == groups.say("title")
    done(frank.post(f"/arrivals/{came}/decline", reason="KNOWN"))
    receipt = frank.get(f"/arrivals/{came}/receipt").json()["content"]
    refused(anne.post(f"/{one}/receipt", content="?"), 422, "handover.not_a_receipt")
    done(anne.post(f"/{one}/receipt", content=receipt))
    assert anne.get("").json()["items"][0]["state"] == "DECLINED"
    of_case = program(groups, "chantal").get(f"/case/{groups.ids['case']}").json()
    assert [line["state"] for line in of_case["handovers"]] == ["DECLINED"]


def test_what_came_is_accepted_with_organisations_of_ours(groups: Groups) -> None:
    one = proposed(groups)
    seen = program(groups, "eve").get(f"/{one}").json()["preview"]["fingerprint"]
    done(program(groups, "eve").post(f"/{one}/approve", seen=seen))
    done(program(groups, "anne").post(f"/{one}/make"))
    raw = b"".join(program(groups, "anne").get(f"/{one}/file").streaming_content)
    frank = program(groups, "frank")
    came = done(frank.post("/arrivals", content=text(raw)))
    refused(frank.post(f"/arrivals/{came}/accept", title="Here"), 422, "input.invalid")
    ours = str(groups.there("Mining police of the province", security_body=True))
    accused = {"0": ours}
    done(frank.post(f"/arrivals/{came}/accept", title="Here", ours=accused))
    assert frank.get("/arrivals").json()["items"][0]["case_id"] == str(Arrival.objects.get().case_id)


def test_whoever_is_walled_or_of_another_role_is_told_nothing(groups: Groups) -> None:
    one = proposed(groups)
    refused(program(groups, "didier").get(f"/{one}"), 404, "access.unknown")
    refused(program(groups, "frank").get(f"/{one}"), 404, "access.unknown")
    refused(program(groups, "chantal").post(f"/{one}/approve", seen=""), 403, "access.not_allowed")
    refused(program(groups, "chantal").post("/arrivals", content=""), 403, "access.not_allowed")
    refused(program(groups, "anne").get(f"/arrivals/{uuid4()}"), 404, "access.unknown")
    refused(program(groups, "anne").post("/cards", text="{}"), 422, "handover.not_a_card")
    said: Any = program(groups, "anne").get("/cards").json()["items"]
    assert [card["state"] for card in said] == ["CONFIRMED"]
