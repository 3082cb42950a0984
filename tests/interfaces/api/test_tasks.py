"""Tasks, task forces and recommendations through the API: the same acts, the same walls."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.casework.tasks.models import ForceMember, Recommendation, Task
from kikao.foundation.sealing.vault import can_open
from tests.casework.tasks.conftest import follow as _follow
from tests.casework.tasks.follow import MARKER, Follow
from tests.kit.door import bearer

follow = _follow
pytestmark = pytest.mark.django_db
URL = "/api/v1/tasks"


class Program:
    """A program that calls for somebody."""

    def __init__(self, follow: Follow, name: str, url: str = URL) -> None:
        self.client, self.headers, self.url = Client(), bearer(follow.cast, name), url

    def get(self, path: str = "") -> Any:
        return self.client.get(self.url + path, headers=self.headers)

    def send(self, method: str, path: str, said: dict[str, Any] | None = None) -> Any:
        act = getattr(self.client, method)
        return act(self.url + path, said or {}, content_type="application/json", headers=self.headers)

    def post(self, path: str, **said: Any) -> Any:
        return self.send("post", path, said)


def done(answer: Any) -> str:
    """Return the id of what an act made or changed."""
    assert answer.status_code in (200, 201), answer.content
    return str(answer.json()["id"])


def refused(answer: Any, status: int, code: str) -> None:
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.content


@pytest.fixture
def case_id(follow: Follow) -> UUID:
    """Return a case from which the police are walled."""
    return follow.secret()


def give(follow: Follow, case_id: UUID, owner: str = "chantal", **facts: Any) -> Any:
    said = {
        "case_id": str(case_id),
        "title": "Ask the command",
        "action_type": "INFCMD",
        "owner_id": str(follow.cast.accounts[owner]),
        "due_next_meeting": True,
        **facts,
    }
    return Program(follow, "anne").post("", **said)


def test_a_task_from_giving_to_confirming(follow: Follow, case_id: UUID) -> None:
    anne, chantal = Program(follow, "anne"), Program(follow, "chantal")
    one = "/" + done(give(follow, case_id))
    changed = {
        "version": 1,
        "reason": "More time.",
        "due_on": "2030-01-01",
        "owner_id": str(follow.cast.accounts["chantal"]),
    }
    done(anne.send("put", one, changed))
    refused(anne.send("put", one, changed), 409, "input.changed_meanwhile")
    done(chantal.post(f"{one}/reports", words=MARKER, finished=True, result="Received", done="03/2024"))
    refused(chantal.post(f"{one}/reports", words="x", finished=True), 409, "lifecycle.task")
    refused(chantal.post(f"{one}/confirm"), 403, "access.not_allowed")
    done(anne.post(f"{one}/send-back", reason="Nobody signed."))
    done(chantal.post(f"{one}/reports", words=MARKER, finished=True, done="03/2024"))
    done(anne.post(f"{one}/confirm"))

    whole = anne.get(one).json()
    assert (whole["state"], whole["due_on"], whole["done"], whole["owner"]) == (
        "CONFIRMED",
        "2030-01-01",
        "03/2024",
        "SOFEDI",
    )
    assert [entry["kind"] for entry in whole["reports"]] == ["CHANGED", "REPORT", "SENTBACK", "REPORT"]
    assert (whole["reports"][-1]["words"], whole["reports"][-1]["confirmed_by"]) == (MARKER, "Secretariat")
    assert whole["may_report"] is whole["may_confirm"] is whole["may_change"] is False
    other = "/" + done(give(follow, case_id))
    done(anne.post(f"{other}/drop", reason="Not needed."))
    assert {line["state"] for line in anne.get("").json()["items"]} == {"CONFIRMED", "DROPPED"}


def test_words_that_do_not_open_read_as_sealed(follow: Follow, case_id: UUID) -> None:
    one = "/" + done(give(follow, case_id, title="Ask"))
    done(Program(follow, "chantal").post(f"{one}/reports", words="SECRET-WORDS", finished=True))
    shown = Program(follow, "gilbert").get(one)
    assert shown.json()["reports"][0]["words"] == {"sealed": True}
    assert "SECRET-WORDS" not in shown.content.decode()


def test_refusals_have_a_code_words_and_fields(follow: Follow, case_id: UUID) -> None:
    wrong = give(follow, case_id, title=" ")
    assert (wrong.status_code, list(wrong.json()["fields"])) == (422, ["title"])
    refused(give(follow, case_id, owner="didier"), 422, "task.owner_walled")
    assert give(follow, case_id, level="MOON").status_code == 422
    assert give(follow, case_id, due_on="32/13/2024").status_code == 422
    refused(give(follow, uuid4()), 404, "access.unknown")
    one = "/" + done(give(follow, case_id))
    bad = Program(follow, "chantal").post(f"{one}/reports", words="x", finished=True, done="31/02/2024")
    assert bad.status_code == 422
    assert Task.objects.get().state == "OPEN"


def test_lists_are_narrowed_paged_and_one_s_own(follow: Follow, case_id: UUID) -> None:
    given = [done(give(follow, case_id, title=f"Task {number}")) for number in range(2)]
    other = done(give(follow, case_id, owner="gilbert"))
    chantal = Program(follow, "chantal")
    assert [line["id"] for line in chantal.get("").json()["items"]] == [other, *given[::-1]]
    assert {line["id"] for line in chantal.get("/mine").json()["items"]} == set(given)
    assert chantal.get("/overdue").json() == {"items": [], "next_cursor": None}
    assert chantal.get("?state=REPORTED").json()["items"] == []
    refused(chantal.get("?after=nonsense"), 404, "access.unknown")


def test_a_task_force_is_joined_shared_with_and_left(follow: Follow, case_id: UUID) -> None:
    anne = Program(follow, "anne")
    said = {"case_id": str(case_id), "account_id": str(follow.cast.accounts["chantal"]), "role": "LEAD"}
    member = done(anne.post("/force", **said))
    refused(anne.post("/force", **said), 409, "force.already_in")
    refused(
        anne.post("/force", **{**said, "account_id": str(follow.cast.accounts["didier"])}),
        422,
        "force.walled",
    )
    gilbert = str(follow.cast.accounts["gilbert"])
    assert anne.post("/force", **{**said, "account_id": gilbert, "role": "KING"}).status_code == 422
    (line,) = Program(follow, "gilbert").get(f"/force/{case_id}").json()
    assert (line["id"], line["name"], line["reads"]) == (member, "SOFEDI", True)
    done(anne.post(f"/force/{case_id}/share"))
    done(anne.post(f"/force/members/{member}/leave"))
    assert not can_open(follow.by("chantal"), case_id)
    assert ForceMember.objects.get().left_on


def test_a_recommendation_moves_on(follow: Follow, case_id: UUID) -> None:
    anne, alice = Program(follow, "anne"), Program(follow, "alice")
    said = {
        "case_id": str(case_id),
        "addressee_id": str(follow.cast.bodies["mines"]),
        "words": "Lift the suspension.",
        "due_on": "2020-01-01",
    }
    one = "/recommendations/" + done(anne.post("/recommendations", **said))
    done(anne.post(f"{one}/moves", new="R4", words="So the letter says.", version=1))
    refused(anne.post(f"{one}/moves", new="R3", version=1), 409, "input.changed_meanwhile")
    refused(anne.post(f"{one}/moves", new="R2"), 409, "lifecycle.recommendation")
    refused(anne.post(f"{one}/moves", new="R5", words="Seen."), 409, "recommendation.verified_by_another")
    assert [line["overdue"] for line in anne.get("/recommendations?unanswered=true").json()["items"]] == [
        True
    ]
    done(alice.post(f"{one}/moves", new="R5", words="Seen."))
    whole = anne.get(one).json()
    assert [step["new"] for step in whole["moves"]] == ["R0", "R4", "R5"]
    assert anne.get("/recommendations?status=R5").json()["items"][0]["id"] == whole["id"]
    assert anne.get("/recommendations?unanswered=true").json()["items"] == []


@pytest.mark.parametrize("name", ["didier", "dora", "frank"])
def test_a_walled_program_finds_no_trace(follow: Follow, case_id: UUID, name: str) -> None:
    one = "/" + done(give(follow, case_id, title=MARKER))
    asked = "/recommendations/" + str(follow.recommend(case_id, words=MARKER))
    program = Program(follow, name)
    for there in (one, asked, f"/force/{case_id}"):
        missing = there.rsplit("/", 1)[0] + f"/{uuid4()}"
        hidden = program.get(there)
        assert hidden.status_code == 404
        assert hidden.content == program.get(missing).content
    for listed in ("", "/mine", "/overdue", "/recommendations"):
        assert program.get(listed).json() == {"items": [], "next_cursor": None}
        assert MARKER in Program(follow, "chantal").get("").content.decode()
    assert program.post(f"{one}/reports", words="x", finished=True).status_code == 404
    for path, said in (
        (f"{one}/confirm", {}),
        (f"{one}/drop", {"reason": "x"}),
        (f"{one}/send-back", {"reason": "x"}),
        (f"{asked}/moves", {"new": "R1"}),
        (f"/force/{case_id}/share", {}),
    ):
        assert program.post(path, **said).status_code in (403, 404)
    assert (Task.objects.get().state, Recommendation.objects.get().status) == ("OPEN", "R0")


def test_after_a_release_the_seat_finds_its_task_and_nothing_else(follow: Follow, case_id: UUID) -> None:
    release = follow.released(case_id)
    one = "/" + done(give(follow, case_id, owner="didier", release_id=str(release)))
    give(follow, case_id, title=MARKER)
    didier = Program(follow, "didier")
    assert [line["case"] for line in didier.get("").json()["items"]] == [""]
    assert MARKER not in didier.get("").content.decode() + didier.get(one).content.decode()
    done(didier.post(f"{one}/reports", words="Here they are.", finished=True))


@pytest.mark.parametrize("path", ["", "/mine", "/recommendations"])
def test_a_list_costs_the_same_with_one_and_three_rows(follow: Follow, case_id: UUID, path: str) -> None:
    costs = []
    for rows in (1, 3):
        while Task.objects.count() < rows:
            follow.task(case_id)
            follow.recommend(case_id)
        program = Program(follow, "chantal")
        program.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert len(program.get(path).json()["items"]) == rows
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_nobody_comes_in_without_a_token() -> None:
    for path in ("", "/mine", f"/{uuid4()}", "/recommendations"):
        assert Client().get(URL + path).status_code == 401
