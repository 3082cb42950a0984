"""Cases through the API: the same acts, the same walls, the same answers."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.casework.cases.actions import note_risk, record_refusal
from kikao.casework.cases.models import Case, Party
from kikao.foundation.base.moments import Moment
from tests.casework.cases.conftest import EVERYBODY, MARKER, Desk
from tests.casework.cases.conftest import case_id as _case_id
from tests.casework.cases.conftest import desk as _desk
from tests.kit.door import bearer

desk = _desk
case_id = _case_id
pytestmark = pytest.mark.django_db

URL = "/api/v1/cases"


class Program:
    """A program that calls for somebody."""

    def __init__(self, desk: Desk, name: str) -> None:
        self.client, self.headers = Client(), bearer(desk.cast, name)

    def get(self, path: str = "", **asked: str) -> Any:
        return self.client.get(URL + path, asked, headers=self.headers)

    def send(self, method: str, path: str, **said: Any) -> Any:
        act = getattr(self.client, method)
        return act(URL + path, said, content_type="application/json", headers=self.headers)

    def ids(self, **asked: str) -> list[str]:
        return [line["id"] for line in self.get(**asked).json()["items"]]


def done(answer: Any) -> str:
    """Return the id of what an act made or changed."""
    assert answer.status_code in (200, 201), answer.content
    return str(answer.json()["id"])


def test_a_case_is_tabled_written_checked_and_moved(desk: Desk) -> None:
    anne, alice, incident = Program(desk, "anne"), Program(desk, "alice"), desk.incident()
    asked = {"organisation_id": str(desk.cast.bodies["mines"]), "role": "ADDRESSEE"}
    one = "/" + done(
        anne.send(
            "post",
            "",
            title="Toll at Kalimbi",
            incident_ids=[str(incident)],
            parties=[asked],
            tabled_on="2020-02-03",
            place_id=str(desk.kalimbi),
        )
    )
    done(anne.send("put", f"{one}/words", title="Toll at the barrier", summary="Miners pay.", version=1))
    done(alice.send("post", f"{one}/check", version=2))
    done(anne.send("put", f"{one}/facts", level="PROV", place_id=str(desk.kalimbi), version=3))
    Case.objects.update(status="C1")
    done(anne.send("post", f"{one}/move", new="C7", reason="Stalemate", version=4))

    told = Program(desk, "chantal").get(one).json()
    assert told["line"]["title"] == "Toll at the barrier"
    assert (told["line"]["status"], told["level"], told["line"]["tabled_on"]) == ("C7", "PROV", "2020-02-03")
    assert told["incident_ids"] == [str(incident)]
    assert [party["role"] for party in told["parties"]] == ["ADDRESSEE"]
    assert told["changes"][-1]["reason"] == "Stalemate"


def test_what_stands_around_a_case_is_written_and_taken_back(desk: Desk, case_id: UUID) -> None:
    anne, one, incident = Program(desk, "anne"), f"/{case_id}", desk.incident()
    done(anne.send("post", f"{one}/forums", kind="COURT", heard="2019", result="Not settled"))
    done(anne.send("post", f"{one}/refusals", words="No talks", refused="03/2020"))
    risk = done(anne.send("post", f"{one}/risks", words="Crossing pits"))
    done(anne.send("post", f"/risks/{risk}/lapse"))
    done(anne.send("post", f"{one}/incidents", incident_id=str(incident)))
    done(anne.send("delete", f"{one}/incidents/{incident}"))
    done(anne.send("post", f"{one}/links", other_id=str(desk.table()), kind="RELATED"))
    body = str(desk.cast.bodies["mines"])
    party = done(anne.send("post", f"{one}/parties", organisation_id=body, role="CREDITOR"))
    done(anne.send("delete", f"/parties/{party}"))

    told = Program(desk, "chantal").get(one).json()
    assert (told["forums"][0]["heard"], told["refusals"][0]["refused"]) == ("2019", "03/2020")
    assert told["risks"][0]["lapsed_on"]
    assert (len(told["links"]), told["parties"], told["incident_ids"]) == (1, [], [])


def test_the_register_is_narrowed_counted_and_paged(desk: Desk, case_id: UUID) -> None:
    other = desk.table(title="Toll at Kalimbi", place_id=desk.kalimbi, requester_type="COOP")
    Case.objects.filter(id=other).update(status="C2")
    chantal = Program(desk, "chantal")
    assert chantal.ids() == [str(other), str(case_id)]
    for asked in (
        {"search": "toll"},
        {"status": "C2"},
        {"requester_type": "COOP"},
        {"place_id": str(desk.kalimbi)},
    ):
        assert chantal.ids(**asked) == [str(other)]
    assert chantal.get("/counts").json() == {"C0": 1, "C2": 1}
    first = chantal.get(size="1").json()
    assert chantal.ids(size="1", after=first["next_cursor"]) == [str(case_id)]
    assert chantal.get(after="nonsense").status_code == 404
    assert chantal.get(size="5000").status_code == 422


def test_the_register_costs_the_same_with_one_and_with_three_cases(desk: Desk) -> None:
    chantal, costs = Program(desk, "chantal"), []
    for more in (1, 2):
        for _n in range(more):
            desk.table("fardc", place_id=desk.kalimbi)
        with CaptureQueriesContext(connection) as heard:
            lines = chantal.ids()
        costs.append(len(heard))
    assert len(lines) == 3
    assert costs[0] == costs[1]


def test_a_walled_reader_gets_the_answer_for_what_does_not_exist(desk: Desk) -> None:
    walled, didier = desk.table("pmh"), Program(desk, "didier")
    assert didier.ids() == didier.ids(search=MARKER) == []
    assert didier.get("/counts").json() == {}
    there, nowhere = didier.get(f"/{walled}"), didier.get(f"/{uuid4()}")
    assert (there.status_code, there.content) == (nowhere.status_code, nowhere.content)
    assert there.status_code == 404
    assert Program(desk, "frank").get(f"/{walled}").content == nowhere.content


def test_a_party_accused_through_the_api_is_walled_at_once(desk: Desk, case_id: UUID) -> None:
    party = done(
        Program(desk, "anne").send(
            "post", f"/{case_id}/parties", organisation_id=str(desk.cast.bodies["pmh"]), role="SPONSOR"
        )
    )
    assert desk.seers(case_id) == EVERYBODY - {"didier"}
    told = Program(desk, "chantal").get(f"/{case_id}").json()["parties"][0]
    assert told["alleged"]
    assert told["said"] != told["organisation"]
    done(Program(desk, "anne").send("delete", f"/parties/{party}"))
    assert desk.seers(case_id) == EVERYBODY


def test_sealed_words_open_for_a_session_that_holds_the_key_and_asks(desk: Desk, case_id: UUID) -> None:
    record_refusal(desk.by(), case_id=case_id, words="No talks", refused=Moment())
    note_risk(desk.by(), case_id=case_id, words="Crossing pits")
    for name, asked, words in (
        ("anne", {"words": "true"}, ("No talks", "Crossing pits")),
        ("anne", {}, ({"sealed": True},) * 2),
        ("chantal", {"words": "true"}, ({"sealed": True},) * 2),
    ):
        told = Program(desk, name).get(f"/{case_id}", **asked).json()
        assert (told["refusals"][0]["words"], told["risks"][0]["words"]) == words


def test_words_that_nobody_checked_are_not_for_members(desk: Desk) -> None:
    case_id = desk.table(checked=False, summary="Two cooperatives")
    told = Program(desk, "chantal").get(f"/{case_id}").json()
    assert (told["line"]["title"], told["summary"], told["line"]["checked"]) == ("", "", False)
    assert MARKER not in str(Program(desk, "chantal").get().json())


def test_refusals_have_code_words_and_cure_and_leave_nothing(desk: Desk, case_id: UUID) -> None:
    anne = Program(desk, "anne")
    for answer, status, code in (
        (anne.send("post", "", title="x"), 422, "input.invalid"),
        (anne.send("post", "", summary="x"), 422, "input.unreadable"),
        (anne.send("post", f"/{case_id}/move", new="C5"), 409, "lifecycle.case"),
        (anne.send("post", f"/{case_id}/move", new="C1"), 409, "case.move_elsewhere"),
        (anne.send("put", f"/{case_id}/words", title="x", version=99), 409, "input.changed_meanwhile"),
        (anne.send("post", f"/{case_id}/forums", kind="COURT", heard="31/02/2020"), 422, "input.invalid"),
        (
            anne.send("post", f"/{case_id}/parties", organisation_id=str(uuid4()), role="PARTY"),
            404,
            "access.unknown",
        ),
    ):
        said = answer.json()
        assert (answer.status_code, said["code"]) == (status, code)
        assert said["message"]
        assert "cure" in said
    assert Case.objects.get().version == 2
    assert not Party.objects.exists()


def test_acts_are_for_the_secretariat_and_nothing_is_for_nobody(desk: Desk, case_id: UUID) -> None:
    for name in ("chantal", "didier", "judith", "klaas"):
        program = Program(desk, name)
        assert program.send("post", "", title="x", request_nature="LAND").status_code == 403
        assert program.send("post", f"/{case_id}/move", new="C2").status_code == 403
        assert program.send("post", f"/{case_id}/check", version=1).status_code == 403
    assert Client().get(URL).status_code == 401
