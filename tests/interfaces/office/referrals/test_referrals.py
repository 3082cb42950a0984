"""Passing a case on, and what comes back, on the pages."""

from uuid import UUID, uuid4

import pytest

from kikao.casework.referrals.actions import send_referral
from kikao.casework.referrals.models import Referral
from kikao.foundation.audit.models import TrailEntry
from tests.casework.tasks.follow import MARKER, Follow
from tests.interfaces.office.tasks.conftest import Browser
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db
LIST = "/office/referrals/"


@pytest.fixture
def case_id(follow: Follow) -> UUID:
    """Return a case from which the police are walled."""
    return follow.secret()


@pytest.fixture
def sent(follow: Follow, case_id: UUID) -> UUID:
    """Return that case passed on to the military prosecutor."""
    return send_referral(follow.by(), case_id=case_id, target="AUD", words=f"A shot. {MARKER}")


def at(referral_id: UUID, what: str = "") -> str:
    return f"{LIST}{referral_id}/{what}/" if what else f"{LIST}{referral_id}/"


def test_who_opens_the_pages(follow: Follow, case_id: UUID, sent: UUID) -> None:
    for path in (at(sent), at(sent, "letter"), f"{LIST}case/{case_id}/"):
        expect(follow.cast, path, open_to="anne gilbert judith", hidden_from="didier dora frank nobody")
    for path in (
        f"{LIST}new/{case_id}/",
        *(at(sent, what) for what in ("answer", "remind", "correct", "recall")),
    ):
        expect(follow.cast, path, open_to="anne", closed_to="chantal gilbert", hidden_from="frank")
    expect(follow.cast, at(uuid4()), hidden_from="anne")


def test_a_case_is_passed_on_and_answered_on_the_pages(
    follow: Follow, browser: Browser, case_id: UUID
) -> None:
    anne = browser("anne")
    assert b"No case was passed on yet" in anne.get(LIST).content
    new = f"{LIST}new/{case_id}/"
    said = {"target": "PMH", "level": "PROV", "manner": "LETTER", "words": "A shot was fired."}
    refused = anne.post(new, said)
    assert refused.status_code == 422
    assert "released" in refused.content.decode()
    once = anne.get(new).context["once"]
    for _again in range(2):
        done = anne.post(new, {**said, "target": "AUD", "once": once})
        assert done.status_code == 302
    row = Referral.objects.get()
    assert done.headers["Location"] == at(row.id)
    answer = {"new": "TAKENUP", "words": "An inquiry was opened.", "version": row.version}
    assert anne.post(at(row.id, "answer"), answer).status_code == 302
    assert anne.post(at(row.id, "answer"), answer).status_code == 422
    page = anne.get(at(row.id)).content.decode()
    assert "An inquiry was opened." in page
    assert "Taken up" in browser("gilbert").get(LIST).content.decode()
    assert "An inquiry was opened." not in browser("gilbert").get(at(row.id)).content.decode()


def test_the_letter_says_alleged_and_that_it_was_printed_is_known(
    follow: Follow, browser: Browser, sent: UUID
) -> None:
    page = browser("anne").get(at(sent, "letter")).content.decode()
    assert 'class="alleged"' in page
    assert f"A shot. {MARKER}" in page
    assert TrailEntry.objects.filter(verb="referral.print").count() == 1
    assert MARKER not in browser("gilbert").get(at(sent, "letter")).content.decode()


def test_the_list_is_narrowed_and_says_when_nothing_fits(browser: Browser, sent: UUID) -> None:
    anne = browser("anne")
    assert str(sent) in anne.get(LIST, {"target": "AUD", "state": "SENT"}).content.decode()
    assert b"No referral fits" in anne.get(LIST, {"state": "SILENT"}).content
    recalled = anne.post(at(sent, "recall"), {"reason": "Entered twice.", "version": "1"})
    assert recalled.status_code == 302
    assert b"Taken back" in anne.get(LIST).content
