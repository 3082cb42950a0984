"""Incidents through the API: the same acts, the same walls, the same answers."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from kikao.casework.cases.actions import table_case
from kikao.casework.incidents.actions import record_involvement
from kikao.casework.incidents.models import Claim, Incident, Involvement, Mapping
from kikao.registry.norms.queries import norms
from kikao.registry.people.actions import declare_interest
from kikao.registry.places.queries import place_choices
from tests.casework.incidents.conftest import MARKER, Desk
from tests.casework.incidents.conftest import desk as _desk
from tests.casework.incidents.conftest import incident_id as _incident_id
from tests.casework.incidents.told import tell
from tests.kit.door import bearer

desk = _desk
incident_id = _incident_id
pytestmark = pytest.mark.django_db

URL = "/api/v1/incidents"
NEW = {
    "title": "Shots at Twangiza",
    "nature": "FACT",
    "happened": "17/12/2024",
    "categories": ["HR-LIFE"],
    "claims": [
        {"wording": MARKER, "source_kind": "PRESS", "source_title": "actualite.cd", "happened": "12/2024"}
    ],
}


class Program:
    """A program that calls for somebody."""

    def __init__(self, desk: Desk, name: str) -> None:
        self.client, self.headers = Client(), bearer(desk.cast, name)

    def get(self, path: str) -> Any:
        return self.client.get(URL + path, headers=self.headers)

    def send(self, method: str, path: str, said: dict[str, Any] | None = None) -> Any:
        act = getattr(self.client, method)
        return act(URL + path, said or {}, content_type="application/json", headers=self.headers)


def done(answer: Any) -> str:
    """Return the id of what an act made or changed."""
    assert answer.status_code in (200, 201), answer.content
    return str(answer.json()["id"])


def test_who_has_a_stake_in_the_place_opens_an_incident_and_loses_sight_of_it(desk: Desk) -> None:
    place_id = place_choices(desk.by())[0][0]
    declare_interest(desk.by(), place_id=UUID(place_id))
    anne = Program(desk, "anne")
    reported = {"claims": [], "report_ids": [str(tell(desk))]}
    answer = anne.send("post", "", NEW | {"place_id": place_id} | reported)
    assert answer.status_code == 201, answer.content
    assert anne.get(f"/{answer.json()['id']}").status_code == 404
    assert Program(desk, "alice").get(f"/{answer.json()['id']}").status_code == 200


def test_opening_and_describing(desk: Desk) -> None:
    anne = Program(desk, "anne")
    one = "/" + done(anne.send("post", "", NEW))
    facts = {"title": "Shots", "nature": "FACT", "place_id": str(desk.place_id)}
    steps: list[tuple[str, dict[str, Any]]] = [
        ("severity", {"severity": "SEV1"}),
        ("verification", {"verification": "V4"}),
        ("categories", {"categories": ["HR-FORCE"]}),
        ("facts", facts),
    ]
    for version, (part, said) in enumerate(steps, start=1):
        done(anne.send("put", f"{one}/{part}", {**said, "version": version}))

    line = anne.get(one).json()["line"]
    assert (line["title"], line["verification"]["code"], line["severity_confirmed"]) == ("Shots", "V4", True)
    assert [each["code"] for each in line["categories"]] == ["HR-FORCE"]


def test_who_did_what_to_whom(desk: Desk, incident_id: object) -> None:
    anne, one, pmh = Program(desk, "anne"), f"/{incident_id}", str(desk.cast.bodies["pmh"])
    who = done(anne.send("post", f"{one}/involvements", {"part": "ALLEGED_AUTHOR", "stranger": "UNIFORM"}))
    done(anne.send("put", f"/involvements/{who}/organisation", {"organisation_id": pmh, "version": 1}))
    count = done(anne.send("post", f"{one}/counts", {"harm": "KILLED", "number": 1}))

    (line,) = anne.get(one).json()["involvements"]
    assert "alleged" not in line["name"]
    assert line["shown"] in {f"alleged {line['name']}", f"{line['name']} (présumé)"}
    done(anne.send("delete", f"/counts/{count}"))
    done(anne.send("post", f"/involvements/{who}/withdrawal", {"version": 2}))
    assert anne.get(one).json()["involvements"][0]["withdrawn_on"]


def test_claims_and_replies(desk: Desk, incident_id: object) -> None:
    anne, one = Program(desk, "anne"), f"/{incident_id}"
    first = str(Claim.objects.get().id)
    claim = done(anne.send("post", f"{one}/claims", {"wording": "Two.", "source_kind": "MISSION"}))
    done(anne.send("post", f"/claims/{claim}/contradictions", {"other_id": first}))
    done(anne.send("put", f"/claims/{claim}/verification", {"verification": "V2", "version": 1}))
    reply = {"organisation_id": str(desk.cast.bodies["pmh"]), "attribution": "DENIES", "replied": "2025"}
    done(anne.send("post", f"{one}/replies", {**reply, "wording": MARKER}))
    done(anne.send("post", f"{one}/replies", reply))

    shown = anne.get(f"{one}/claims").json()
    assert [(each["wording"], each["contradicts"]) for each in shown] == [(MARKER, [2]), ("Two.", [1])]
    assert {each["wording"] for each in anne.get(f"{one}/replies").json()} == {MARKER, None}
    assert [each["when"] for each in anne.get(f"{one}/timeline").json()][-1]
    done(anne.send("delete", f"/claims/{claim}/contradictions/{first}"))


def test_standards_and_norms(desk: Desk, incident_id: object) -> None:
    anne, one = Program(desk, "anne"), f"/{incident_id}"
    mapping = Mapping.objects.get(code="VP-P4").id
    norm = str(norms(desk.by()).items[0].id)
    done(anne.send("put", f"/mappings/{mapping}", {"state": "CONFIRMED"}))
    done(anne.send("post", f"{one}/mappings", {"scheme": "OECD", "code": "A2-3c"}))
    done(anne.send("post", f"{one}/norms", {"norm_id": norm}))

    whole = anne.get(one).json()
    confirmed = {each["code"]["code"] for each in whole["mappings"] if each["state"]["code"] == "CONFIRMED"}
    assert (confirmed, [each["id"] for each in whole["norms"]]) == ({"VP-P4", "A2-3c"}, [norm])
    done(anne.send("delete", f"{one}/norms/{norm}"))


def test_merging_separating_and_sharing(desk: Desk, incident_id: object) -> None:
    anne = Program(desk, "anne")
    other = str(desk.open(title="The same"))

    assert done(anne.send("post", f"/{other}/merge", {"into_id": str(incident_id), "version": 1})) == str(
        incident_id
    )
    assert [each["id"] for each in anne.get(f"/{incident_id}").json()["merged"]] == [other]
    assert anne.get("?merged=true").json()["items"][0]["id"] == other
    done(anne.send("post", f"/{other}/separation", {"version": 2}))
    done(anne.send("post", f"/{other}/share"))


def test_reports_come_and_go(desk: Desk, incident_id: object) -> None:
    anne, told = Program(desk, "anne"), str(tell(desk))

    assert anne.send("post", f"/{incident_id}/reports", {"report_id": told}).status_code == 201
    link = anne.get(f"/{incident_id}").json()["reports"][0]["link_id"]
    assert anne.send("delete", f"/reports/{link}").status_code == 200


def test_the_list_is_filtered_and_paged(desk: Desk, incident_id: object) -> None:
    anne = Program(desk, "anne")
    desk.open(title="Another matter")

    assert [line["id"] for line in anne.get("?search=barrier").json()["items"]] == [str(incident_id)]
    page = anne.get("?size=1").json()
    assert len(anne.get(f"?size=1&after={page['next_cursor']}").json()["items"]) == 1


def test_refusals_have_a_code_words_and_fields(desk: Desk, incident_id: object) -> None:
    anne = Program(desk, "anne")

    wrong = anne.send("post", "", {**NEW, "title": " "})
    assert (wrong.status_code, list(wrong.json()["fields"])) == (422, ["title"])
    late = anne.send("put", f"/{incident_id}/severity", {"severity": "SEV1", "version": 9})
    assert (late.status_code, late.json()["code"]) == (409, "input.changed_meanwhile")
    step = anne.send("put", f"/{incident_id}/verification", {"verification": "V0", "version": 1})
    assert (step.status_code, step.json()["code"]) == (409, "lifecycle.verification")
    assert anne.send("post", "", {**NEW, "happened": "31/02/2024"}).status_code == 422
    assert Incident.objects.count() == 1


def test_without_the_key_the_words_are_sealed(desk: Desk, incident_id: object) -> None:
    desk.cast.keys["anne"] = desk.cast.keys["chantal"]

    shown = Program(desk, "anne").get(f"/{incident_id}/claims")
    assert [one["wording"] for one in shown.json()] == [{"sealed": True}]
    assert MARKER not in shown.content.decode()


@pytest.mark.parametrize("name", ["didier", "chantal", "klaas", "eve", "frank"])
@pytest.mark.parametrize("part", ["", "/claims", "/replies", "/timeline"])
def test_a_hidden_incident_answers_like_one_that_is_not_there(
    desk: Desk, incident_id: object, name: str, part: str
) -> None:
    program = Program(desk, name)
    hidden, missing = program.get(f"/{incident_id}{part}"), program.get(f"/{uuid4()}{part}")

    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
    assert program.get("").json() == {"items": [], "next_cursor": None}


def test_behind_a_case_members_read_the_plain_layer_and_the_accused_nothing(
    desk: Desk, incident_id: object
) -> None:
    opened = Incident.objects.get().id
    record_involvement(
        desk.by(), incident_id=opened, part="ALLEGED_AUTHOR", organisation_id=desk.cast.bodies["pmh"]
    )
    table_case(desk.by(), title="Shots", incident_ids=[opened])

    member = Program(desk, "gilbert")
    whole = member.get(f"/{opened}").json()
    assert whole["reports"] == []
    assert [one["wording"] for one in member.get(f"/{opened}/claims").json()] == [{"sealed": True}]
    assert member.get(f"/{opened}/timeline").status_code == 200
    assert Program(desk, "didier").get(f"/{opened}").status_code == 404


@pytest.mark.parametrize("name", ["didier", "chantal", "klaas", "frank"])
def test_acts_are_the_secretariats(desk: Desk, incident_id: object, name: str) -> None:
    program = Program(desk, name)
    who = {"part": "ALLEGED_AUTHOR", "stranger": "UNIFORM"}

    assert program.send("post", f"/{incident_id}/involvements", who).status_code in (403, 404)
    assert program.send("post", f"/{incident_id}/share").status_code in (403, 404)
    assert not Involvement.objects.exists()
