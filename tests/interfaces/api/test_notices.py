"""The inbox, alerts and the roster through the API."""

from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from config.sms import sms
from kikao.foundation.access.wall import organisation_key, raise_wall
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.notices.inbox import raise_alert
from kikao.foundation.notices.models import DutyTurn, Reach
from kikao.foundation.notices.outward.owing import code_of
from tests.casework.tasks.conftest import follow as _follow
from tests.casework.tasks.follow import MARKER, Follow
from tests.interfaces.api.test_tasks import Program, done, refused

follow = _follow
pytestmark = pytest.mark.django_db
URL = "/api/v1/notices"


def program(follow: Follow, name: str) -> Program:
    return Program(follow, name, URL)


def test_ones_own_inbox(follow: Follow) -> None:
    given = follow.task(follow.secret(), title=MARKER)
    chantal = program(follow, "chantal")
    (line,) = chantal.get().json()["items"]
    assert (line["about"], line["about_id"], line["read"]) == ("task", str(given), False)
    assert MARKER not in chantal.get().content.decode()
    refused(program(follow, "gilbert").post(f"/{line['id']}/open"), 404, "access.unknown")
    done(chantal.post(f"/{line['id']}/open"))
    assert chantal.get("?unread=true").json()["items"] == []
    assert chantal.get().json()["items"][0]["read"]
    follow.task(follow.case("Another"))
    assert len(chantal.get("?unread=true").json()["items"]) == 1
    assert chantal.send("post", "/open").status_code == 204
    assert chantal.get("?unread=true").json()["items"] == []
    refused(chantal.get("?after=nonsense"), 404, "access.unknown")


def test_a_wall_that_rises_hides_what_was_left(follow: Follow) -> None:
    case_id = follow.case()
    follow.task(case_id, "baraka")
    baraka = program(follow, "baraka")
    (line,) = baraka.get().json()["items"]
    raise_wall(follow.cast.group_id, case_id, organisation_key(follow.cast.bodies["banro"]), random_id())
    assert baraka.get().json() == {"items": [], "next_cursor": None}
    hidden, missing = baraka.post(f"/{line['id']}/open"), baraka.post(f"/{uuid4()}/open")
    assert hidden.content == missing.content
    assert hidden.status_code == missing.status_code == 404


def test_alerts_are_for_the_unwalled_secretariat(follow: Follow) -> None:
    subject = random_id()
    raise_alert(follow.cast.source, subject, "report")
    (line,) = program(follow, "anne").get("/alerts").json()
    for name in ("chantal", "didier", "frank"):
        assert program(follow, name).get("/alerts").json() == []
        assert program(follow, name).post(f"/alerts/{line['id']}/acknowledge").status_code in (403, 404)
    done(program(follow, "alice").post(f"/alerts/{line['id']}/acknowledge"))
    assert program(follow, "anne").get("/alerts").json() == []

    other = random_id()
    raise_alert(follow.cast.source, other, "report")
    raise_wall(follow.cast.group_id, other, organisation_key(follow.cast.bodies["ogp"]), random_id())
    assert program(follow, "anne").get("/alerts").json() == []


def test_the_roster(follow: Follow) -> None:
    anne, day = program(follow, "anne"), today().isoformat()
    said = {"account_id": str(follow.cast.accounts["alice"]), "from_on": day, "until_on": day}
    turn = done(anne.post("/duty", **said))
    assert [line["id"] for line in anne.get("/duty").json()] == [turn]
    assert anne.post("/duty", **{**said, "until_on": "2020-01-01"}).status_code == 422
    refused(program(follow, "chantal").get("/duty"), 403, "access.not_allowed")
    refused(program(follow, "chantal").post("/duty", **said), 403, "access.not_allowed")
    refused(program(follow, "frank").send("delete", f"/duty/{turn}"), 404, "access.unknown")
    assert anne.send("delete", f"/duty/{turn}").status_code == 204
    assert not DutyTurn.objects.exists()


def test_nobody_comes_in_without_a_token() -> None:
    for path in ("", "/alerts", "/duty"):
        assert Client().get(URL + path).status_code == 401


def test_where_mail_goes(follow: Follow) -> None:
    chantal = program(follow, "chantal")
    assert chantal.get("/mail").json() == {"mail": ""}
    wrong = chantal.send("put", "/mail", {"mail": "nowhere"})
    assert (wrong.status_code, list(wrong.json()["fields"])) == (422, ["mail"])
    done(chantal.send("put", "/mail", {"mail": "sofedi@example.org"}))
    assert chantal.get("/mail").json() == {"mail": "sofedi@example.org"}
    assert program(follow, "gilbert").get("/mail").json() == {"mail": ""}
    assert chantal.send("delete", "/mail").status_code == 204
    assert chantal.get("/mail").json() == {"mail": ""}


def test_where_text_messages_go(follow: Follow, settings: Settings) -> None:
    chantal, nowhere = program(follow, "chantal"), {"number": "", "proved": False, "code_open": False}
    assert chantal.get("/phone").json() == nowhere
    assert chantal.send("put", "/phone", {"phone": "0812345678"}).status_code == 404
    settings.KIKAO_SMS = sms("http://127.0.0.1:1/")["KIKAO_SMS"]
    assert chantal.send("put", "/phone", {"phone": "x"}).status_code == 422
    done(chantal.send("put", "/phone", {"phone": "0812345678"}))
    assert chantal.send("post", "/phone/code", {"code": "no"}).status_code == 422
    done(chantal.send("post", "/phone/code", {"code": code_of(Reach.objects.get())}))
    assert chantal.get("/phone").json() == {"number": "+243812345678", "proved": True, "code_open": False}
    assert program(follow, "gilbert").get("/phone").json() == nowhere
    assert chantal.send("delete", "/phone").status_code == 204
    assert chantal.get("/phone").json() == nowhere
