"""What came of a case as a whole, and what may have happened again, on the pages and by programs."""

from typing import Any
from uuid import UUID

import pytest

from kikao.casework.outcomes.models import Accountability, Lesson, RelapseFlag
from kikao.casework.tasks.actions import join_force
from tests.casework.outcomes.again import Again
from tests.casework.tasks.follow import MARKER
from tests.interfaces.office.tasks.conftest import Browser
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db
BASE = "/office/outcomes/"


@pytest.fixture
def follow(cast: Any) -> Again:
    """Return the secretariat, keys in hand, to whom things happen again."""
    return Again(cast)


@pytest.fixture
def case_id(follow: Again) -> UUID:
    """Return a case from which the police are walled; Chantal is in its task force."""
    case_id = follow.secret()
    follow.decided(case_id)
    join_force(follow.by(), case_id=case_id, account_id=follow.cast.accounts["chantal"])
    return case_id


def test_who_opens_the_pages_of_a_case(follow: Again, case_id: UUID) -> None:
    expect(
        follow.cast,
        f"{BASE}{case_id}/",
        open_to="anne chantal gilbert judith",
        hidden_from="didier frank nobody",
    )
    for what in ("measure", "contribution", "lesson"):
        expect(
            follow.cast,
            f"{BASE}{case_id}/{what}/",
            open_to="anne chantal",
            closed_to="gilbert",
            hidden_from="didier frank",
        )


def test_a_measure_is_recorded_verified_and_watched_on_the_pages(
    follow: Again, browser: Browser, case_id: UUID
) -> None:
    anne, chantal = browser("anne"), browser("chantal")
    police = str(follow.cast.bodies["pnc"])
    offered = dict(anne.get(f"{BASE}{case_id}/measure/").context["form"].fields["organisation_id"].choices)
    assert set(offered) == {"", police}
    said = {
        "measure": "REMOVAL",
        "who": f"The major {MARKER}",
        "organisation_id": police,
        "taken_year": "2024",
    }
    assert anne.post(f"{BASE}{case_id}/measure/", said).status_code == 302
    row = Accountability.objects.get()
    assert anne.post(f"{BASE}measures/{row.id}/verify/", {"how": "Seen."}).status_code == 422
    assert chantal.post(f"{BASE}measures/{row.id}/verify/", {"how": "Seen."}).status_code == 302
    seen = {"where": "In Fizi.", "watch_until": "01/03/2150"}
    assert chantal.post(f"{BASE}measures/{row.id}/posting/", seen).status_code == 302
    page = chantal.get(f"{BASE}{case_id}/").content.decode()
    assert MARKER in page
    assert "In Fizi." in page
    assert "In Fizi." not in browser("gilbert").get(f"{BASE}{case_id}/").content.decode()
    assert anne.post(f"{BASE}measures/{row.id}/strike/", {"reason": "Another man."}).status_code == 302


def test_a_lesson_is_shared_by_another_on_the_pages(follow: Again, browser: Browser, case_id: UUID) -> None:
    gilbert = browser("gilbert")
    assert b"No lesson is shared yet" in gilbert.get(f"{BASE}lessons/").content
    said = {"words": "The elder spoke.", "factors": ["S_OWNERSHIP"]}
    assert browser("anne").post(f"{BASE}{case_id}/lesson/", said).status_code == 302
    row = Lesson.objects.get()
    shared = {"words": "Elders persuade."}
    assert browser("anne").get(f"{BASE}lessons/{row.id}/share/").status_code == 403
    assert browser("alice").post(f"{BASE}lessons/{row.id}/share/", shared).status_code == 302
    assert b"Elders persuade." in gilbert.get(f"{BASE}lessons/", {"factor": "S_OWNERSHIP"}).content
    assert b"Elders persuade." not in browser("didier").get(f"{BASE}lessons/").content


def test_what_happens_again_is_flagged_as_it_is_opened_and_judged_on_the_pages(
    follow: Again, browser: Browser
) -> None:
    anne = browser("anne")
    assert b"Nothing waits to be judged" in anne.get(f"{BASE}flags/").content
    follow.ended()
    opened = {
        "title": "Again",
        "nature": "FACT",
        "categories": ["HR-LIFE"],
        "place_id": str(follow.site()),
        "happened": "",
        "wording": "Two men were shot.",
        "source_kind": "PERSON",
    }
    answer = anne.post("/office/incidents/open/", opened)
    assert answer.status_code == 302, answer.context["form"].errors
    flag = RelapseFlag.objects.get()
    page = f"{BASE}flags/{flag.id}/"
    expect(follow.cast, page, open_to="anne alice", hidden_from="gilbert didier frank nobody")
    assert b"the same place" in anne.get(f"{BASE}flags/").content
    assert b"Nothing could be compared" not in anne.get(page, {"words": "1"}).content
    judged = {"verdict": "RETURN", "reason": "The same pit.", "version": "1"}
    assert anne.post(f"{page}judge/", judged).status_code == 302
    assert anne.post(f"{page}judge/", judged).status_code == 422
    reversed_ = {"verdict": "OTHER", "reason": "Thieves.", "version": "2"}
    assert browser("alice").post(f"{page}reverse/", reversed_).status_code == 302
    told = anne.get(page).content.decode()
    assert told.index("The same pit.") < told.index("Thieves.")
    assert str(flag.id) in anne.get(f"{BASE}flags/", {"state": "all"}).content.decode()


def test_what_keeps_coming_back_is_shown_with_alleged_before_the_force(
    follow: Again, browser: Browser
) -> None:
    follow.ended()
    follow.happening(accused="pnc")
    shown = browser("anne").get(f"{BASE}recurrences/").content.decode()
    assert 'class="alleged"' in shown
    assert "Police Nationale Congolaise" in shown
    assert b"Nothing came back twice" in browser("didier").get(f"{BASE}recurrences/").content
