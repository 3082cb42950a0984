"""The list of what waits apart, one of it, its words and its files on the pages."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.casework.forms.enums import FormKind
from kikao.casework.intake.models import Submission
from kikao.foundation.audit.models import TrailEntry
from kikao.registry.people.actions import declare_interest
from tests.casework.intake.conftest import Monitor, coming, row
from tests.casework.intake.encrypting import Field
from tests.kit.door import let_in

pytestmark = pytest.mark.django_db
LIST = "/office/intake/"


def test_the_list_says_what_waits_and_narrows_it(client: Client, field: Field) -> None:
    let_in(client, field.monitor.cast, "anne")
    assert "Nothing waits apart" in client.get(LIST).content.decode()
    sealed, strange = field.send(), field.monitor.send(field.monitor.fill("no-such-form"))
    shown = client.get(LIST).content.decode()
    assert f"{LIST}{sealed.id}/" in shown
    assert "1 arrival only needs a key." in shown
    assert "2</span> <span>arrivals waiting apart" in client.get("/office/").content.decode()
    narrowed = client.get(LIST, {"reason": "FORM"}).content.decode()
    assert f"{LIST}{strange.id}/" in narrowed
    assert f"{LIST}{sealed.id}/" not in narrowed
    assert "Nothing is like that" in client.get(LIST, {"state": "ERASED"}).content.decode()
    assert client.get(LIST, {"state": "made up"}).status_code == 200
    assert client.get(LIST, {"after": "made up"}).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(client: Client, monitor: Monitor, rows: int) -> None:
    for _turn in range(rows):
        monitor.send(monitor.fill("no-such-form"))
    let_in(client, monitor.cast, "anne")
    client.get(LIST)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(LIST)
    assert len(answer.context["rows"]) == rows
    assert sum('FROM "submission"' in query["sql"] for query in asked) == 2
    assert len(asked) <= 24


@pytest.mark.parametrize("rows", [1, 3])
def test_a_submission_costs_the_same_however_much_it_claims(
    client: Client, monitor: Monitor, rows: int
) -> None:
    monitor.publish("check", FormKind.CHECK)
    pairs = tuple(pair for one in range(rows) for pair in (("clause", str(one + 1)), ("finding", "KEPT")))
    held = monitor.send(monitor.fill("check", instance="uuid:one", pairs=pairs, done_on="2026-02-03"))
    for one in range(rows):
        monitor.send(monitor.fill("check", instance="uuid:one", unmarked=str(one)))
    let_in(client, monitor.cast, "anne")
    client.get(f"{LIST}{held.id}/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"{LIST}{held.id}/").content.decode()
    assert page.count("claimed</span>") >= rows or page.count("claimed") >= rows
    assert "until the follow-up of agreements takes it up" in page
    assert len(asked) <= 36


def test_the_words_are_shown_on_their_own_page_and_the_reading_is_in_the_trail(
    client: Client, field: Field
) -> None:
    monitor = field.monitor
    held = monitor.send(monitor.fill("sealed", what_happened="ZQX-PLAIN <b>"), coming("odd.jpg"))
    let_in(client, monitor.cast, "anne")
    assert "ZQX" not in client.get(f"{LIST}{held.id}/").content.decode()
    assert not TrailEntry.objects.filter(outcome="READ", object_ref=str(row(held).whole_item_id)).exists()
    assert "ZQX-PLAIN &lt;b&gt;" in client.get(f"{LIST}{held.id}/words/").content.decode()
    assert TrailEntry.objects.filter(outcome="READ", object_ref=str(row(held).whole_item_id)).count() == 1
    files = client.get(f"{LIST}{held.id}/files/").content.decode()
    assert "odd.jpg" in files
    file_id = files.partition("/office/files/")[2][:36]
    assert f"{LIST}{held.id}/files/" in client.get(f"/office/files/{file_id}/").content.decode()
    sealed = field.send()
    assert client.get(f"{LIST}{sealed.id}/words/").status_code == 404


def test_a_session_without_its_key_is_told_to_unlock(client: Client, field: Field) -> None:
    held = field.monitor.send(field.monitor.fill("sealed"))
    cast = field.monitor.cast
    keys, cast.keys["alice"] = cast.keys["alice"], b""
    let_in(client, cast, "alice")
    cast.keys["alice"] = keys
    assert client.get(f"{LIST}{held.id}/words/").status_code in {200, 302}


@pytest.mark.parametrize("part", ["", "words/", "files/", "open/", "take/", "settle/", "beside/"])
def test_hidden_is_exactly_not_there(client: Client, field: Field, part: str) -> None:
    cast = field.monitor.cast
    declare_interest(cast.actor("alice"), organisation_id=cast.bodies["banro"])
    held = field.send()
    let_in(client, cast, "alice")
    answer = client.get(f"{LIST}{held.id}/{part}")
    made_up = client.get(f"{LIST}{cast.group_id}/{part}")
    assert (answer.status_code, made_up.status_code) == (404, 404)
    assert answer.content == made_up.content
    for name in ("chantal", "esperance", "didier", "judith", "luc", "frank"):
        let_in(client, cast, name)
        assert client.get(f"{LIST}{held.id}/{part}").status_code in {403, 404}
    assert Submission.objects.count() == 1


def test_which_form_is_unknown_is_said_in_words(client: Client, monitor: Monitor) -> None:
    monitor.send(monitor.fill("no-such-form"))
    held = monitor.send(monitor.fill(version="97"))
    let_in(client, monitor.cast, "anne")
    listed = client.get(LIST).content.decode()
    assert "a form that the group does not know" in listed
    assert "a form of the group, in a version that it does not have" in listed
    assert "in a version that it does not have" in client.get(f"{LIST}{held.id}/").content.decode()
    words = client.get(f"{LIST}{held.id}/words/").content.decode()
    assert "form “report” in version “97”" in words
