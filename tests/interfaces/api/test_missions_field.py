"""Missions in the field for programs: a phone's token is said once, findings are written and corrected, a report ends it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kikao.casework.forms.queries import bearer_of
from kikao.foundation.base.clock import today
from tests.casework.missions.field.conftest import outing
from tests.casework.missions.field.outing import Outing
from tests.kit.door import bearer

__all__ = ["outing"]
pytestmark = pytest.mark.django_db

URL = "/api/v1/missions"


def sent(outing: Outing, name: str, verb: str, path: str, said: object = None) -> tuple[int, Any]:
    """Call for somebody."""
    headers = bearer(outing.cast, name)
    call = getattr(Client(), verb)
    given = call(f"{URL}{path}", said, content_type="application/json", headers=headers)
    return given.status_code, given.json()


def test_a_phone_of_the_team_is_given_and_taken_back_by_program(outing: Outing) -> None:
    made = outing.underway(outing.case())
    status, phone = sent(outing, "anne", "post", f"/{made}/phones", {})
    assert status == 201
    assert bearer_of(phone["token"])
    _status, phones = sent(outing, "anne", "get", f"/{made}/phones")
    assert [(one["id"], one["stands"], "token" in one) for one in phones] == [(phone["id"], True, False)]
    assert sent(outing, "anne", "get", f"/{made}/arrivals")[1]["items"] == []
    assert sent(outing, "didier", "post", f"/{made}/phones", {})[0] in (403, 404)
    assert sent(outing, "anne", "post", f"/phones/{phone['id']}/end", {})[0] == 200
    assert bearer_of(phone["token"]) is None


def test_findings_of_a_mission_already_made_are_written_and_corrected_by_program(outing: Outing) -> None:
    case_id, day = str(outing.case()), str(today() - timedelta(days=3))
    plan = {"purpose": "MON", "title": "Back at the pits", "starts_on": day, "ends_on": day}
    past = {**plan, "case_ids": [case_id], "reason": "Before Kikao."}
    status, made = sent(outing, "anne", "post", "/past", past)
    assert status == 201
    at = f"/{made['id']}/cases/{case_id}/findings"
    status, first = sent(outing, "anne", "post", at, {"words": "A barrier.", "seen_on": day})
    assert status == 201
    instead = {"words": "No barrier.", "reason": "Another road."}
    assert sent(outing, "anne", "post", f"/findings/{first['id']}/correct", instead)[0] == 201
    _status, lines = sent(outing, "anne", "get", f"/{made['id']}/findings")
    assert [(one["corrected"], one["is_correction"]) for one in lines] == [(True, False), (False, True)]
    assert sent(outing, "anne", "post", f"/{made['id']}/report", {})[0] == 200
    assert outing.stands(made["id"]).state == "REPORTED"
