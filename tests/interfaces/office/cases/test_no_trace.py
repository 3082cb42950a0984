"""A seat that is walled from a case finds no trace of it: what it is answered is the same with and without the case."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from kikao.casework.cases.actions import (
    add_forum,
    link_cases,
    move_case,
    note_risk,
    record_refusal,
)
from kikao.casework.cases.queries import Filters, cases
from kikao.casework.incidents.actions import open_incident, record_involvement
from kikao.casework.incidents.schemas import NewClaim
from kikao.casework.meetings.actions import decide_urgently
from kikao.casework.outcomes.actions import record_outcome
from kikao.casework.outcomes.enums import Change
from kikao.casework.tasks.actions import assign_task, issue_recommendation
from kikao.casework.tasks.enums import ActionType
from tests.casework.cases.conftest import Desk
from tests.interfaces.office.cases.conftest import Browser, at
from tests.kit.door import bearer

pytestmark = pytest.mark.django_db

MARKER = "SECRETMARKER"
API = "/api/v1/cases"
ACTS = ("edit", "check", "facts", "move", "attach", "link", "party", "forum", "refusal", "risk")


def plant(desk: Desk, beside: UUID) -> UUID:
    """Bring a case to the group from which the mining police is walled, with a marker in each of its words."""
    by = desk.by()
    claim = NewClaim(wording=MARKER, source_kind="PRESS", source_title=MARKER)
    incident = open_incident(by, title=MARKER, nature="FACT", categories=["HR-LIFE"], claims=[claim])
    record_involvement(
        by, incident_id=incident, part="ALLEGED_AUTHOR", organisation_id=desk.cast.bodies["pmh"]
    )
    case_id = desk.table(
        title=MARKER,
        summary=MARKER,
        request_nature="",
        incident_ids=[incident],
        place_id=desk.kalimbi,
        requester_type="COOP",
        severity="SEV1",
        tabled_on=date(2020, 2, 3),
    )
    consulted = [desk.cast.seats[name] for name in ("chantal", "gilbert", "baraka", "esperance")]
    decide_urgently(by, case_id=case_id, code="D1", reason=MARKER, consulted=consulted)
    move_case(by, case_id=case_id, new="C2", reason=MARKER)
    add_forum(by, case_id=case_id, kind="COURT", result=MARKER)
    record_refusal(by, case_id=case_id, words=MARKER)
    note_risk(by, case_id=case_id, words=MARKER)
    link_cases(by, case_id=case_id, other_id=beside, kind="RELATED")
    assign_task(
        by,
        case_id=case_id,
        title=MARKER,
        action_type=ActionType.INFCMD,
        level="LOC",
        owner_id=desk.cast.accounts["chantal"],
        due_next_meeting=True,
    )
    mines = desk.cast.bodies["mines"]
    issue_recommendation(by, case_id=case_id, addressee_id=mines, words=MARKER, level="LOC")
    record_outcome(by, case_id=case_id, change=Change.IMPROVED, words=MARKER, said_by=MARKER)
    return case_id


def bare(body: str) -> str:
    """Return a page without the CSRF token, the token against double sending and the nonce."""
    body = re.sub(r'name="(csrfmiddlewaretoken|once)" value="[^"]*"', "", body)
    return re.sub(r'nonce="[^"]*"', "", body)


def everything(desk: Desk, client: Client, name: str, beside: UUID) -> Iterator[tuple[str, str]]:
    """Yield each list, count, search, export and API answer that somebody can ask for."""
    place, body = str(desk.kalimbi), str(desk.cast.bodies["pmh"])
    asked: list[dict[str, str]] = [
        {},
        {"q": MARKER},
        {"q": "police"},
        {"q": "SK-2020"},
        {"status": "C2"},
        {"place_id": place},
        {"requester_type": "COOP"},
        {"severity": "SEV1"},
        {"organisation_id": body},
        {"organisation_id": str(desk.cast.bodies["mines"])},
    ]
    for one in asked:
        yield f"list {one}", client.get(at("list"), one).content.decode()
        parts: Any = client.get(at("export"), one)
        yield f"export {one}", b"".join(parts.streaming_content).decode()
        said = {"search" if key == "q" else key: value for key, value in one.items()}
        yield f"api {one}", client.get(API, said, headers=bearer(desk.cast, name)).content.decode()
    yield "counts", client.get(f"{API}/counts", headers=bearer(desk.cast, name)).content.decode()
    yield "linked", client.get(at("case", beside)).content.decode()
    for page in (
        "tasks-list",
        "recommendations-list",
        "incidents-list",
        "meetings-list",
        "releases-list",
        "notices-list",
        "home",
    ):
        yield page, client.get(reverse(f"office:{page}")).content.decode()


def asked_by(desk: Desk, client: Client, name: str, beside: UUID) -> dict[str, str]:
    """Return everything that somebody is answered, without what differs from one answer to the next."""
    return {page: bare(body) for page, body in everything(desk, client, name, beside)}


def test_a_walled_seat_is_answered_the_same_with_and_without_the_case(desk: Desk, browser: Browser) -> None:
    beside = desk.table(title="Another matter", place_id=desk.kalimbi)
    didier, chantal = browser("didier"), browser("chantal")
    before = asked_by(desk, didier, "didier", beside)
    case_id = plant(desk, beside)
    after = asked_by(desk, didier, "didier", beside)
    assert [page for page, body in after.items() if body != before[page]] == []
    (line,) = cases(desk.by("chantal"), Filters(words=MARKER)).items
    for secret in (str(case_id), case_id.hex, line.reference):
        assert [page for page, body in after.items() if secret in body] == []
    assert [page for page, body in after.items() if MARKER in body and MARKER not in page] == []
    leaked = asked_by(desk, chantal, "chantal", beside)
    assert len([page for page, body in leaked.items() if MARKER in body and MARKER not in page]) > 15


def pages_of(case_id: UUID, *, more: UUID) -> list[str]:
    """Return every address under which something of a case could be."""
    found = [at(name, case_id) for name in ("case", "told", *ACTS)]
    found += [at(name, case_id, more) for name in ("detach", "party-remove", "risk-lapse")]
    found += [
        reverse(f"office:{name}", args=[case_id])
        for name in ("tasks-new", "force-join", "recommendations-new", "outcomes-record", "outcomes-close")
    ]
    return found


@pytest.mark.parametrize("name", ["didier", "frank", "klaas"])
def test_a_guessed_address_is_answered_like_one_that_never_was(
    desk: Desk, browser: Browser, name: str
) -> None:
    case_id, nowhere, more = plant(desk, desk.table()), uuid4(), uuid4()
    client = browser(name)
    assert client.get(at("case", case_id)).status_code == 404
    for there, never in zip(pages_of(case_id, more=more), pages_of(nowhere, more=more), strict=True):
        for method in ("get", "post"):
            one, other = getattr(client, method)(there), getattr(client, method)(never)
            assert one.status_code == other.status_code, there
            assert one.status_code in (403, 404, 405), there
            assert bare(one.content.decode()) == bare(other.content.decode()), there
            assert _headers(one) == _headers(other), there
    for way in ("get", "put", "post"):
        for path in ("", "/words", "/move", "/parties"):
            answers = [
                getattr(client, way)(f"{API}/{one}{path}", headers=bearer(desk.cast, name))
                for one in (case_id, nowhere)
            ]
            assert answers[0].status_code == answers[1].status_code
            assert answers[0].content == answers[1].content


def _headers(answer: Any) -> dict[str, str]:
    """Return what stands above an answer, without the nonce of its content policy."""
    return {name: re.sub(r"nonce-[\w-]+", "", value) for name, value in answer.headers.items()}
