"""A mission in the field on pages: a phone is given, what it sends is taken up, findings are written down."""

import re
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.forms.models import FieldToken
from kikao.casework.forms.queries import bearer_of
from kikao.casework.missions.models import CaseFinding, MissionToken
from kikao.casework.monitoring.models import CheckResult
from kikao.foundation.audit.models import TrailEntry
from tests.casework.missions.field.outing import Outing
from tests.interfaces.office.missions.field.conftest import Browser
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db
PAGES = ("field", "field/look", "report", "report/print", "report/docx")


def one(mission_id: UUID, part: str = "") -> str:
    return f"/office/missions/{mission_id}/" + (f"{part}/" if part else "")


def text(browser: Browser, name: str, path: str) -> str:
    given = browser(name).get(path)
    assert given.status_code == 200, f"{path} answers {name} with {given.status_code}"
    return given.content.decode()


def test_a_phone_is_given_once_sends_and_what_it_saw_is_taken_up_as_verified(
    outing: Outing, browser: Browser
) -> None:
    case_id = outing.case()
    paper, made = outing.planned(case_id), outing.underway(case_id)
    anne = browser("anne")
    sheet = anne.post(one(made, "field/phones/new"), {"once": "x" * 20, "sure": "1"}).content.decode()
    token = re.findall(r"/key/([\w-]+)", sheet)[0]
    assert bearer_of(token)
    again = anne.post(one(made, "field/phones/new"), {"once": "x" * 20, "sure": "1"}, follow=True)
    assert token not in again.content.decode()
    assert MissionToken.objects.count() == 1
    sent = outing.sends(token, paper, {1: "DONE"})
    page = text(browser, "anne", one(made, "field"))
    assert f"/office/monitoring/phones/sheet/{sent}/" in page
    assert anne.post(f"/office/monitoring/phones/sheet/{sent}/", {"once": "y" * 20}).status_code == 302
    result = CheckResult.objects.get(came_from__submission_id=sent)
    assert (result.proof, result.mission_id) == ("VERIFIED", made)
    assert "Verified by visit" in text(browser, "chantal", one(made, "field"))
    row = MissionToken.objects.get()
    assert anne.post(f"/office/missions/phones/{row.id}/end/", {"sure": "1"}).status_code == 302
    assert bearer_of(token) is None
    assert not FieldToken.objects.filter(revoked_on=None, kind="MISSION").exists()


def test_findings_by_hand_are_sealed_with_the_case_and_corrected_beside_the_first(
    outing: Outing, browser: Browser
) -> None:
    case_id = outing.case()
    made = outing.back(case_id)
    anne = browser("anne")
    assert anne.post(one(made, f"field/{case_id}/found"), {"words": " "}).status_code == 422
    sent = anne.post(one(made, f"field/{case_id}/found"), {"words": "The barrier stands.", "no_access": ""})
    assert sent.status_code == 302
    first = CaseFinding.objects.get()
    instead = {"words": "The barrier is gone.", "reason": "Another road."}
    at = f"/office/missions/findings/{first.id}/correct/"
    assert anne.post(at, instead).status_code == 302
    assert "already" in anne.post(at, instead).content.decode()
    page = text(browser, "anne", one(made, "field"))
    for words in ("The barrier stands.", "The barrier is gone.", "Another road."):
        assert words in page
    assert "The barrier" not in text(browser, "gilbert", one(made, "field"))
    printed = text(browser, "anne", one(made, "report/print"))
    assert "The barrier is gone." in printed
    assert "The barrier stands." not in printed


def test_the_sheet_has_the_reference_and_the_numbers_that_the_phone_asks_for(
    outing: Outing, browser: Browser
) -> None:
    case_id = outing.case()
    paper = outing.planned(case_id, clauses=3)
    made = outing.mission(case_id)
    page = text(browser, "chantal", one(made, "field/look"))
    assert outing.paper(paper).reference in page
    assert all(f"<td>{number}</td>" in page for number in (1, 2, 3))
    assert TrailEntry.objects.filter(verb="mission.print_look", object_ref=str(made)).exists()


def test_who_opens_a_mission_in_the_field(outing: Outing) -> None:
    case_id = outing.secret()
    made = outing.back(case_id)
    for part in PAGES:
        closed = "" if part in ("field", "report") else "gilbert"
        opened = "anne chantal" + ("" if closed else " gilbert")
        expect(outing.cast, one(made, part), open_to=opened, closed_to=closed, hidden_from="didier frank")
    finding = outing.wrote(made, case_id, "Seen.")
    expect(outing.cast, f"/office/missions/findings/{finding}/correct/", open_to="anne", hidden_from="didier")


def test_the_page_asks_as_often_for_three_cases_as_for_one(outing: Outing, browser: Browser) -> None:
    anne = browser("anne")

    def counted(number: int) -> int:
        cases = [outing.case() for _number in range(number)]
        for case_id in cases:
            outing.planned(case_id)
        made = outing.back(*cases)
        for case_id in cases:
            outing.wrote(made, case_id, "Seen.")
        anne.get(one(made, "field"))
        with CaptureQueriesContext(connection) as asked:
            anne.get(one(made, "field"))
        return len(asked)

    assert counted(1) == counted(3)
