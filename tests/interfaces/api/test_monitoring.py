"""Going back to see through the API."""

from typing import Any

import pytest

from kikao.casework.intake.models import Finding
from kikao.casework.monitoring.enums import Criterion
from kikao.casework.monitoring.models import Check
from kikao.foundation.base.clock import today
from tests.casework.monitoring.conftest import going as _going
from tests.casework.monitoring.going import MARKER, Going
from tests.interfaces.api.test_tasks import Program, done, refused

going = _going
pytestmark = pytest.mark.django_db
URL = "/api/v1/monitoring"


def program(going: Going, name: str = "anne") -> Program:
    return Program(going, name, URL)


def test_from_a_plan_to_a_breach_on_what_slips(going: Going) -> None:
    paper = going.agreed(going.secret(), days=100)
    anne = program(going)
    done(anne.post(f"/agreements/{paper}/plan"))
    check = going.checks_of(paper)[0].id
    said = {"proof": "CLAIMED", "finding": "RECUR", "standing": "BREACH", "words": MARKER}
    wrong = done(anne.post(f"/checks/{check}/results", **said))
    whole = done_json(anne.get(f"/checks/{check}"))
    assert whole["results"][0]["words"] == MARKER
    done(anne.post(f"/results/{wrong}/correct", proof="CLAIMED", finding="SAME", reason="Another clause."))
    assert [part["kind"] for part in done_json(anne.get(""))] == ["BREACH", "CHECK"]
    table = done_json(anne.get(f"/agreements/{paper}"))
    assert [len(row["cells"]) for row in table["rows"]] == [1, 1]
    didier = program(going, "didier")
    assert done_json(didier.get("")) == []
    assert didier.get(f"/checks/{check}").status_code == 404
    assert didier.get(f"/agreements/{paper}").status_code == 404


def test_checks_by_hand_are_missed_and_cancelled(going: Going) -> None:
    anne = program(going)
    look = {
        "kind": "SITUATION",
        "case_id": str(going.case()),
        "due_on": today().isoformat(),
        "about": "Calm?",
    }
    one, other = done(anne.post("/checks", **look)), done(anne.post("/checks", **look))
    done(anne.post(f"/checks/{one}/miss", no_access="ROAD"))
    done(anne.post(f"/checks/{other}/cancel", reason="Nobody asks."))
    states = {str(row.id): row.state for row in Check.objects.all()}
    assert states == {str(one): "NOT_MADE", str(other): "CANCELLED"}
    refused(program(going, "gilbert").post("/checks", **look), 403, "access.not_allowed")


def test_findings_are_taken_up_one_by_one_or_by_the_sheet(going: Going) -> None:
    paper = going.planned(going.case())
    sent = going.score(paper, {1: "DONE", 2: "DONE"}, today())
    anne = program(going)
    waiting = done_json(anne.get("/findings"))["items"]
    assert {line["clause"] for line in waiting} == {1, 2}
    one = Finding.objects.get(submission_id=sent, clause=1).id
    done(anne.post(f"/findings/{one}/take", visit=True))
    done(anne.post(f"/sheets/{sent}/take"))
    assert [going.clause(paper, number).status for number in (1, 2)] == ["DONE", "CLAIM"]


def test_a_site_has_its_timeline_and_its_place_in_the_ranked_list(going: Going) -> None:
    place, anne = going.place(), program(going)
    body = str(going.cast.bodies["pmh"])
    event = done(anne.post(f"/sites/{place}/events", kind="ARMED", organisation_id=body, words=MARKER))
    assert done_json(anne.get(f"/sites/{place}"))["events"][0]["words"] == MARKER
    assert done_json(program(going, "didier").get(f"/sites/{place}"))["events"] == []
    scores = [{"criterion": one.value, "score": 3, "source": MARKER} for one in Criterion]
    done(anne.post(f"/sites/{place}/needs", scores=scores))
    listed = anne.get("/needs")
    assert done_json(listed)["items"][0]["total"] == 21
    assert MARKER not in listed.content.decode()
    assert done_json(program(going, "didier").get("/needs"))["items"] == []
    done(anne.post(f"/events/{event}/strike", reason="Another site."))


def done_json(answer: Any) -> Any:
    """Return what a program got."""
    assert answer.status_code == 200, answer.content
    return answer.json()
