"""The whole way by a program: with the token of a session everything can be done and read, with a pass the seals stay shut."""

from typing import Any

import pytest
from django.test import Client

from kikao.casework.meetings.actions import set_group_rules
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit import chain, pins
from kikao.foundation.base.clock import today
from tests.interfaces.public.conftest import Visitor, words_on
from tests.kit.cast import Cast
from tests.kit.program import Program, signed_in, with_pass

pytestmark = pytest.mark.django_db

SEALED = {"sealed": True}
ROOM = ("anne", "chantal", "gilbert", "baraka", "esperance")


@pytest.fixture
def doors(cast: Cast) -> Cast:
    """Open the doors of the group."""
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    set_group_rules(cast.actor("anne"), quorum=3, pillar_minimum=1, urgent_members=3)
    return cast


def test_from_a_report_to_a_closed_case(doors: Cast) -> None:
    anne, alice, chantal = signed_in("anne"), signed_in("alice"), signed_in("chantal")
    report, words = tell(anne)
    incident = establish(doors, anne, report)
    case = table(anne, alice, incident)
    decide(doors, anne, case)
    task = follow_up(doors, anne, alice, chantal, case)
    end(anne, alice, case)
    the_seals_stay_shut(doors, anne, report=report, incident=incident, case=case, task=task)
    the_accused_finds_nothing(report=report, incident=incident, case=case, task=task)
    assert "Is anybody wounded?" in Visitor().post("/en/receipt", words=words).content.decode()
    assert list(chain.faults()) == list(pins.faults()) == []


def tell(anne: Program) -> tuple[str, str]:
    """Let a source tell on the public page; a program of the secretariat finds it and asks back."""
    sent = Visitor(Client(enforce_csrf_checks=True)).send(words="They beat three of us.", accused="OTHER")
    (line,) = anne.get("/reports")["items"]
    assert anne.get(f"/reports/{line['id']}")["words"] == "They beat three of us."
    anne.post(f"/reports/{line['id']}/ask", words="Is anybody wounded?")
    return line["id"], words_on(sent)


def establish(cast: Cast, anne: Program, report: str) -> str:
    """Open the incident, confirm severity and mapping, say who is said to have done it."""
    told = {
        "title": "Diggers were beaten",
        "nature": "FACT",
        "categories": ["HR-FORCE"],
        "happened": "03/2024",
    }
    incident = anne.post("/incidents", **told, report_ids=[report])["id"]
    held = anne.get(f"/incidents/{incident}")
    anne.put(f"/incidents/mappings/{held['mappings'][0]['id']}", state="CONFIRMED")
    version = anne.get(f"/incidents/{incident}")["line"]["version"]
    anne.put(f"/incidents/{incident}/severity", severity="SEV2", version=version)
    anne.put(f"/incidents/{incident}/severity", severity="SEV1", version=version, status=409)
    accused = str(cast.bodies["pmh"])
    anne.post(f"/incidents/{incident}/involvements", part="ALLEGED_AUTHOR", organisation_id=accused)
    anne.post(f"/incidents/{incident}/claims", wording="Three men were beaten.", source_kind="PERSON")
    held = anne.get(f"/incidents/{incident}")
    assert [one["shown"] for one in held["involvements"]] == ["alleged Police des Mines et des Hydrocarbures"]
    assert held["mappings"][0]["state"]["code"] == "CONFIRMED"
    return str(incident)


def table(anne: Program, alice: Program, incident: str) -> str:
    """Table the case; its summary is checked by a second person."""
    case = anne.post("/cases", title="A pit is disputed", summary="Two groups.", incident_ids=[incident])[
        "id"
    ]
    anne.post(f"/cases/{case}/check", version=1, status=403)
    alice.post(f"/cases/{case}/check", version=1, status=200)
    anne.post(f"/cases/{case}/refusals", words="The guards would not come.")
    anne.post(f"/cases/{case}/risks", words="The rains.")
    return str(case)


def decide(cast: Cast, anne: Program, case: str) -> None:
    """Hold a closed sitting on the case and accept it."""
    seats = [str(cast.seats[name]) for name in ROOM]
    plenary = anne.post("/meetings", kind="MONTHLY", planned_on=str(today()))["id"]
    anne.post(f"/meetings/{plenary}/items", kind="NEW_CASE", case_id=case, status=409)
    shut = anne.post("/meetings", kind="CLOSED", planned_on=str(today()), invited=seats, closed=True)["id"]
    anne.post(f"/meetings/{shut}/proposal", status=200)
    (item,) = anne.get(f"/meetings/{shut}")["items"]
    anne.post(f"/meetings/{shut}/call", status=200)
    anne.post(f"/meetings/{shut}/held", held_on=str(today()), present=seats, status=200)
    anne.put(f"/meetings/items/{item['id']}/note", note="Both groups showed papers.")
    anne.post(f"/meetings/items/{item['id']}/decision", code="D1", reason="Within the mandate.")
    anne.post(f"/meetings/{shut}/minutes")
    anne.post(f"/meetings/{shut}/minutes/adoption", status=200)
    held = anne.get(f"/meetings/{shut}")
    assert (held["line"]["state"], len(held["minutes"]["hash"])) == ("ADOPTED", 64)
    assert anne.get(f"/cases/{case}")["line"]["status"] == "C1"


def follow_up(cast: Cast, anne: Program, alice: Program, chantal: Program, case: str) -> str:
    """Give a task; its owner reports back, another person confirms it."""
    owner = str(cast.accounts["chantal"])
    anne.post("/tasks/force", case_id=case, account_id=owner, role="LEAD")
    said = {"case_id": case, "title": "Visit the pit", "action_type": "FF", "owner_id": owner}
    task = anne.post("/tasks", **said, due_on=str(today()))["id"]
    assert [one["id"] for one in chantal.get("/tasks/mine")["items"]] == [task]
    chantal.post(f"/tasks/{task}/reports", words="Both groups take turns.", finished=True)
    chantal.post(f"/tasks/{task}/confirm", status=403)
    alice.post(f"/tasks/{task}/confirm", status=200)
    return str(task)


def end(anne: Program, alice: Program, case: str) -> None:
    """Record what changed, verify it as another person, close the case."""
    said = {"change": "IMPR", "words": "Both groups work.", "said_by": "The community"}
    outcome = anne.post(f"/outcomes/{case}", **said)["id"]
    anne.post(f"/outcomes/{case}/close", reason="IMPL", status=409)
    anne.post(f"/outcomes/verify/{outcome}", how="Seen", status=409)
    alice.post(f"/outcomes/verify/{outcome}", how="Went there on a market day.", status=200)
    anne.post(f"/outcomes/{case}/close", reason="IMPL", words="They take turns.")
    assert anne.get(f"/cases/{case}")["line"]["status"] == "C6"


def the_seals_stay_shut(cast: Cast, anne: Program, **ids: str) -> None:
    """Read the same with a long-lived pass: everything plain, and the sign of a seal in the place of each word."""
    pass_ = with_pass(cast, "anne")

    def sealed_words(program: Program) -> list[Any]:
        case = program.get(f"/cases/{ids['case']}?words=true")
        return [
            program.get(f"/reports/{ids['report']}")["words"],
            program.get(f"/incidents/{ids['incident']}/claims?words=true")[0]["wording"],
            case["refusals"][0]["words"],
            case["risks"][0]["words"],
            program.get(f"/tasks/{ids['task']}")["reports"][0]["words"],
        ]

    assert sealed_words(anne) == [
        "They beat three of us.",
        "Three men were beaten.",
        "The guards would not come.",
        "The rains.",
        "Both groups take turns.",
    ]
    assert sealed_words(pass_) == [SEALED] * 5
    assert pass_.get(f"/cases/{ids['case']}")["line"] == anne.get(f"/cases/{ids['case']}")["line"]


def the_accused_finds_nothing(**ids: str) -> None:
    """Ask as the seat of the mining police."""
    didier = signed_in("didier")
    for path in (f"/cases/{ids['case']}", f"/tasks/{ids['task']}", f"/outcomes/{ids['case']}"):
        assert didier.get(path, status=404)["code"] == "access.unknown"
    assert didier.get("/cases")["items"] == didier.get("/tasks")["items"] == []
