"""Outcomes through the API."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.queries import case
from kikao.casework.outcomes.models import Outcome
from tests.casework.tasks.conftest import follow as _follow
from tests.casework.tasks.follow import MARKER, Follow
from tests.interfaces.api.test_tasks import Program, done, refused

follow = _follow
pytestmark = pytest.mark.django_db
URL = "/api/v1/outcomes"


@pytest.fixture
def case_id(follow: Follow) -> UUID:
    """Return an accepted case from which the police are walled."""
    case_id = follow.secret()
    follow.decided(case_id)
    return case_id


def program(follow: Follow, name: str) -> Program:
    return Program(follow, name, URL)


def claim(follow: Follow, case_id: UUID, **facts: Any) -> Any:
    said = {"change": "IMPR", "words": MARKER, "said_by": "The community", "happened": "2024", **facts}
    return program(follow, "anne").post(f"/{case_id}", **said)


def test_from_a_claim_to_a_closed_case_and_back(follow: Follow, case_id: UUID) -> None:
    anne, alice = program(follow, "anne"), program(follow, "alice")
    claimed = done(claim(follow, case_id))
    refused(anne.post(f"/verify/{claimed}", how="Seen."), 409, "outcome.verified_by_another")
    refused(anne.post(f"/{case_id}/close", reason="IMPL"), 409, "outcome.not_verified")
    done(alice.post(f"/verify/{claimed}", how="The delegate went there."))
    refused(alice.post(f"/verify/{claimed}", how="Again."), 409, "lifecycle.outcome")
    police = str(follow.cast.bodies["pnc"])
    done(anne.post(f"/{case_id}/satisfaction", organisation_id=police, score=2, words="SECRET-ANSWER"))
    done(anne.post(f"/{case_id}/close", reason="IMPL", words="Done.", closed_on="2024-03-01"))
    done(anne.post(f"/{case_id}/reopen", why="It came back."))

    whole = anne.get(f"/{case_id}").json()
    (line,) = whole["outcomes"]
    assert (line["proof"], line["happened"], line["verified_how"]) == (
        "VERIFIED",
        "2024",
        "The delegate went there.",
    )
    assert [answer["words"] for answer in whole["satisfactions"]] == ["SECRET-ANSWER"]
    assert [one["reopened_why"] for one in whole["closings"]] == ["It came back."]
    assert case(follow.by(), case_id).line.status == CaseStatus.REOPENED
    again = follow.case("The dispute came back")
    done(anne.post(f"/{again}/relapse", of_case_id=str(case_id)))

    sealed = program(follow, "gilbert").get(f"/{case_id}")
    assert sealed.json()["satisfactions"][0]["words"] == {"sealed": True}
    assert "SECRET-ANSWER" not in sealed.content.decode()


def test_refusals_have_fields(follow: Follow, case_id: UUID) -> None:
    for facts, field in (({"said_by": ""}, "said_by"), ({"change": "X"}, "change"), ({"words": ""}, "words")):
        wrong = claim(follow, case_id, **facts)
        assert (wrong.status_code, list(wrong.json()["fields"])) == (422, [field])
    assert claim(follow, case_id, happened="31/02/2024").status_code == 422
    anne = program(follow, "anne")
    assert anne.post(f"/{case_id}/close", reason="BORED").status_code == 422
    police = str(follow.cast.bodies["pnc"])
    assert anne.post(f"/{case_id}/satisfaction", organisation_id=police, score=9).status_code == 422
    assert not Outcome.objects.exists()


@pytest.mark.parametrize("name", ["didier", "dora", "frank"])
def test_a_walled_program_finds_no_trace(follow: Follow, case_id: UUID, name: str) -> None:
    claimed = done(claim(follow, case_id))
    walled = program(follow, name)
    hidden, missing = walled.get(f"/{case_id}"), walled.get(f"/{uuid4()}")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
    for path, said in (
        (f"/{case_id}", {"change": "IMPR", "words": "x", "said_by": "x"}),
        (f"/verify/{claimed}", {"how": "Seen."}),
        (f"/{case_id}/close", {"reason": "MEAS"}),
        (f"/{case_id}/reopen", {"why": "x"}),
        (f"/{case_id}/relapse", {"of_case_id": str(case_id)}),
    ):
        assert walled.post(path, **said).status_code in (403, 404)
    assert MARKER in program(follow, "gilbert").get(f"/{case_id}").content.decode()
    assert Outcome.objects.get().proof == "CLAIMED"


def test_recording_is_not_for_every_member(follow: Follow, case_id: UUID) -> None:
    refused(
        program(follow, "gilbert").post(f"/{case_id}", change="IMPR", words="x", said_by="x"),
        403,
        "outcome.not_in_force",
    )
