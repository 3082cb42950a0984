"""Recommendations: one with its steps, issuing, moving on."""

from uuid import UUID, uuid4

import pytest

from kikao.casework.tasks.models import Recommendation
from tests.casework.tasks.follow import MARKER, Follow
from tests.interfaces.office.tasks.conftest import Browser
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(follow: Follow) -> UUID:
    """Return a recommendation in a case from which the police are walled."""
    return follow.recommend(follow.secret(), "mines", words="Lift the suspension.")


def one(recommendation_id: UUID, act: str = "") -> str:
    return f"/office/tasks/recommendations/{recommendation_id}/" + (f"{act}/" if act else "")


def test_who_opens_a_recommendation(follow: Follow, asked: UUID) -> None:
    expect(
        follow.cast,
        one(asked),
        open_to="anne chantal gilbert judith",
        hidden_from="didier dora frank klaas nobody",
    )
    expect(
        follow.cast,
        one(asked, "move"),
        open_to="anne",
        closed_to="chantal judith didier",
        hidden_from="frank",
    )


def test_a_hidden_one_answers_like_one_that_is_not_there(browser: Browser, asked: UUID) -> None:
    didier = browser("didier")
    assert didier.get(one(asked)).content == didier.get(one(uuid4())).content


def test_moving_is_offered_to_the_secretariat_and_only_what_may_follow(
    follow: Follow, browser: Browser, asked: UUID
) -> None:
    assert one(asked, "move") in browser("anne").get(one(asked)).content.decode()
    assert one(asked, "move") not in browser("gilbert").get(one(asked)).content.decode()
    form = browser("anne").get(one(asked, "move")).context["form"]
    assert "R5" not in dict(form.fields["new"].choices)
    Recommendation.objects.update(status="R8")
    assert one(asked, "move") not in browser("anne").get(one(asked)).content.decode()


def test_moving_on_the_page(follow: Follow, browser: Browser, asked: UUID) -> None:
    anne, alice = browser("anne"), browser("alice")
    claimed = {"new": "R4", "words": "So the letter says.", "real_on": "01/03/2024", "version": "1"}
    assert anne.post(one(asked, "move"), claimed).status_code == 302
    late = alice.post(one(asked, "move"), claimed)
    assert late.status_code == 422
    seen = {"new": "R5", "version": "2"}
    assert list(alice.post(one(asked, "move"), seen).context["form"].errors) == ["words"]
    own = anne.post(one(asked, "move"), {**seen, "words": "Seen."})
    assert (own.status_code, bool(own.context["form"].non_field_errors())) == (422, True)
    assert alice.post(one(asked, "move"), {**seen, "words": "The delegate\nwent there."}).status_code == 302
    page = browser("gilbert").get(one(asked)).content.decode()
    assert "So the letter says." in page
    assert "01/03/2024" in page
    assert "The delegate went there." in page


def test_issuing_on_the_page(follow: Follow, browser: Browser) -> None:
    secret = follow.secret()
    release = follow.released(secret)
    page, anne = f"/office/tasks/recommendations/new/{secret}/", browser("anne")
    expect(follow.cast, page, open_to="anne", closed_to="chantal judith", hidden_from="frank")
    assert anne.post(page, {"level": "PROV"}).status_code == 422
    said = {
        "addressee_id": str(follow.cast.bodies["pnc"]),
        "words": "Publish the standing orders.",
        "level": "PROV",
        "due_on": "31/12/2030",
        "release_id": str(release),
    }
    made = anne.post(page, said)
    assert made.status_code == 302
    there = made.headers["Location"]
    shown = browser("didier").get(there).content.decode()
    assert "Publish the standing orders." in shown
    assert MARKER not in shown
    assert "/move/" not in shown
    assert browser("dora").get(there).status_code == 404
