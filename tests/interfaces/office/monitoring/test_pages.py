"""Pages of going back: who opens them, what they show, every act by its form, nothing behind a wall."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from kikao.casework.intake.models import Finding
from kikao.casework.monitoring.enums import Criterion
from kikao.casework.monitoring.models import Check, CheckResult, DeploymentNeed, SiteEvent
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import today
from tests.casework.monitoring.going import MARKER, Going
from tests.interfaces.office.monitoring.conftest import Browser
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db
HOME = "/office/monitoring/"
DAY = today().strftime("%d/%m/%Y")


def test_a_check_of_a_walled_case_is_hidden_like_one_that_is_not_there(
    going: Going, browser: Browser
) -> None:
    spot = going.situation(going.secret())
    expect(
        going.cast,
        f"{HOME}checks/{spot}/",
        open_to="anne alice chantal gilbert judith",
        hidden_from="didier dora frank klaas nobody",
    )
    hidden, missing = (browser("didier").get(f"{HOME}checks/{one}/") for one in (spot, uuid4()))
    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)


def test_what_slips_names_who_since_when_and_what_next_and_hides_what_is_walled(
    going: Going, browser: Browser
) -> None:
    going.planned(going.secret(), days=100)
    page = browser("anne").get(HOME).content.decode()
    assert "Checks not made" in page
    assert "Say who goes." in page
    assert "nobody" in page
    for name in ("didier", "dora"):
        assert MARKER not in browser(name).get(HOME).content.decode()
        assert "Nothing slips" in browser(name).get(HOME).content.decode()
    assert browser("anne").get(f"{HOME}?kind=CHECK").status_code == 200
    assert "Checks not made" in browser("anne").get(f"{HOME}print/").content.decode()


def test_a_result_is_written_down_corrected_and_read(going: Going, browser: Browser) -> None:
    paper = going.planned(going.case())
    check = going.checks_of(paper)[0]
    anne = browser("anne")
    typed = {"finding": "IMPR", "standing": "DONE", "proof": "CLAIMED", "words": MARKER}
    assert anne.post(f"{HOME}checks/{check.id}/record/", typed).status_code == 302
    result = CheckResult.objects.get()
    wrong = {**typed, "finding": "SAME", "standing": "", "reason": "Another one."}
    assert anne.post(f"{HOME}results/{result.id}/correct/", wrong).status_code == 302
    page = anne.get(f"{HOME}checks/{check.id}/").content.decode()
    assert "Another one." in page
    assert "Corrected" in page
    assert MARKER not in browser("gilbert").get(f"{HOME}checks/{check.id}/").content.decode()
    refused = anne.post(f"{HOME}checks/{check.id}/record/", {**typed, "proof": "CONFIRMED"})
    assert refused.status_code == 422
    assert "Say how many confirm it." in refused.content.decode()


def test_a_check_is_planned_given_missed_and_cancelled_by_forms(going: Going, browser: Browser) -> None:
    case_id = going.case()
    anne = browser("anne")
    typed = {"due_on": DAY, "about": "Is the road open?"}
    assert anne.post(f"{HOME}plan/case/{case_id}/", typed).status_code == 302
    assert anne.post(f"{HOME}plan/place/{going.place()}/", typed).status_code == 302
    asked, task = going.recommend(case_id), going.task(case_id)
    assert (
        f"{HOME}plan/recommendation/{asked}/"
        in anne.get(f"/office/tasks/recommendations/{asked}/").content.decode()
    )
    assert f"{HOME}plan/task/{task}/" in anne.get(f"/office/tasks/{task}/").content.decode()
    assert anne.post(f"{HOME}plan/recommendation/{asked}/", {"due_on": DAY}).status_code == 302
    assert anne.post(f"{HOME}plan/task/{task}/", {"due_on": DAY}).status_code == 302
    check = Check.objects.get(case_id=case_id, kind="SITUATION")
    given = {"assigned_id": str(going.cast.accounts["chantal"]), "due_on": DAY, "version": 1}
    assert anne.post(f"{HOME}checks/{check.id}/assign/", given).status_code == 302
    assert anne.post(f"{HOME}checks/{check.id}/miss/", {"no_access": "ROAD"}).status_code == 302
    assert anne.post(f"{HOME}checks/{check.id}/cancel/", {"reason": "Nobody asks."}).status_code == 302
    check.refresh_from_db()
    assert (check.state, check.assigned_id) == ("CANCELLED", going.cast.accounts["chantal"])
    for way in ("", "?state=CANCELLED", "?late=on", "?mine=on"):
        assert anne.get(f"{HOME}checks/{way}").status_code == 200


def test_phones_findings_wait_and_are_taken_up_with_their_cure(going: Going, browser: Browser) -> None:
    paper = going.planned(going.case())
    sent = going.score(paper, {1: "DONE", 2: "LATE"}, today())
    going.score("SK-A-2020-ZZZZZZ", {1: "DONE"}, today())
    anne = browser("anne")
    page = anne.get(f"{HOME}phones/").content.decode()
    assert "No signed agreement has this reference" in page
    one = Finding.objects.get(submission_id=sent, clause=1)
    assert anne.get(f"{HOME}phones/{one.id}/take/").status_code == 200
    assert anne.post(f"{HOME}phones/{one.id}/take/", {"visit": ""}).status_code == 302
    assert anne.post(f"{HOME}phones/sheet/{sent}/", {"once": "a-token"}).status_code == 302
    assert CheckResult.objects.count() == 2
    assert "No signed agreement" not in browser("gilbert").get(f"{HOME}phones/").content.decode()


def test_an_agreement_is_read_clause_by_clause_and_planned_by_a_button(
    going: Going, browser: Browser
) -> None:
    paper = going.agreed(going.secret(), clauses=3)
    anne = browser("anne")
    assert anne.post(f"{HOME}agreements/{paper}/plan/").status_code == 302
    going.found(going.checks_of(paper)[0], "VERIFIED", "alice", observed=going.on(today() - timedelta(2)))
    for way in ("", "print/"):
        page = anne.get(f"{HOME}agreements/{paper}/{way}").content.decode()
        assert "✓" in page
        assert "Verified by visit" in page
        assert browser("didier").get(f"{HOME}agreements/{paper}/{way}").status_code == 404


def test_armed_men_stand_on_the_timeline_for_all_but_themselves(going: Going, browser: Browser) -> None:
    place = going.place()
    anne = browser("anne")
    typed = {"kind": "ARMED", "organisation_id": str(going.cast.bodies["pmh"]), "number": 6, "words": MARKER}
    assert anne.post(f"{HOME}sites/{place}/enter/", typed).status_code == 302
    event = SiteEvent.objects.get()
    page = anne.get(f"{HOME}sites/{place}/").content.decode()
    assert "alleged" in page.partition("Police des Mines")[0][-200:]
    assert MARKER in page
    for name, body in (("didier", "Armed presence"), ("dora", "Armed presence")):
        seen = browser(name).get(f"{HOME}sites/{place}/").content.decode()
        assert (body in seen) == (name == "dora")
        assert MARKER not in seen
    assert browser("didier").get(f"{HOME}events/{event.id}/strike/").status_code in {403, 404}
    assert anne.post(f"{HOME}events/{event.id}/strike/", {"reason": "Another site."}).status_code == 302
    assert "Another site." in anne.get(f"{HOME}sites/{place}/").content.decode()
    assert "The site over time" in anne.get(f"/office/places/{place}/").content.decode()


def test_a_site_is_assessed_ranked_and_printed_without_source_and_noted_in_the_trail(
    going: Going, browser: Browser
) -> None:
    place = going.place()
    anne = browser("anne")
    typed = {one.value: 2 for one in Criterion} | {f"{one.value}_source": MARKER for one in Criterion}
    assert anne.get(f"{HOME}sites/{place}/assess/").status_code == 200
    assert anne.post(f"{HOME}sites/{place}/assess/", typed).status_code == 302
    need = DeploymentNeed.objects.get()
    assert need.total == 14
    assert MARKER in anne.get(f"{HOME}needs/{need.id}/").content.decode()
    for name in ("anne", "gilbert"):
        for way in ("", "print/"):
            page = browser(name).get(f"{HOME}needs/{way}").content.decode()
            assert "14" in page
            assert MARKER not in page
    assert TrailEntry.objects.filter(verb="need.print").count() == 2
    assert browser("judith").get(f"{HOME}needs/print/").status_code == 403


def test_the_group_sets_its_own_clocks(going: Going, browser: Browser) -> None:
    anne = browser("anne")
    assert anne.get(f"{HOME}clocks/set/?status=C1").status_code == 200
    assert anne.post(f"{HOME}clocks/set/", {"status": "C1", "days": 45}).status_code == 302
    assert "45" in anne.get(f"{HOME}clocks/").content.decode()
    assert browser("gilbert").get(f"{HOME}clocks/set/").status_code == 403


@pytest.mark.parametrize("way", ["", "print/", "clocks/", "checks/", "phones/", "needs/", "needs/print/"])
def test_every_list_has_an_empty_page(going: Going, browser: Browser, way: str) -> None:
    assert browser("anne").get(f"{HOME}{way}").status_code == 200


def test_a_task_force_member_sees_what_its_case_is_asked(going: Going, browser: Browser) -> None:
    spot: UUID = going.situation(going.case(), assigned_id=going.cast.accounts["chantal"])
    assert (
        browser("chantal")
        .post(f"{HOME}checks/{spot}/record/", {"finding": "SAME", "proof": "CLAIMED"})
        .status_code
        == 302
    )
