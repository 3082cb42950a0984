"""Recording, verifying, asking the parties, closing, reopening and linking a relapse on the pages."""

from uuid import UUID, uuid4

import pytest

from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.queries import case
from kikao.casework.outcomes.actions import record_outcome
from kikao.casework.outcomes.models import Outcome, Satisfaction
from kikao.casework.tasks.actions import join_force
from kikao.casework.tasks.enums import ForceRole
from tests.casework.tasks.follow import MARKER, Follow
from tests.interfaces.office.tasks.conftest import Browser
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db
PAGES = ("record", "satisfaction", "close", "reopen", "relapse")


@pytest.fixture
def case_id(follow: Follow) -> UUID:
    """Return an accepted case from which the police are walled; Chantal is in its task force."""
    case_id = follow.secret()
    follow.decided(case_id)
    join_force(follow.by(), case_id=case_id, account_id=follow.cast.accounts["chantal"])
    return case_id


def at(case_id: UUID, what: str) -> str:
    return f"/office/outcomes/{case_id}/{what}/"


def claim(follow: Follow, case_id: UUID) -> UUID:
    return record_outcome(
        follow.by(), case_id=case_id, change="IMPR", words=f"Gone. {MARKER}", said_by="The community"
    )


def test_who_opens_the_forms(follow: Follow, case_id: UUID) -> None:
    for page in ("record", "satisfaction"):
        expect(
            follow.cast,
            at(case_id, page),
            open_to="anne chantal",
            closed_to="gilbert judith",
            hidden_from="didier dora frank nobody",
        )
    for page in ("close", "reopen", "relapse"):
        expect(
            follow.cast, at(case_id, page), open_to="anne", closed_to="chantal gilbert", hidden_from="frank"
        )
    verify = at(case_id, f"verify/{claim(follow, case_id)}")
    expect(follow.cast, verify, open_to="alice chantal", closed_to="anne gilbert", hidden_from="didier frank")
    expect(follow.cast, at(case_id, f"verify/{uuid4()}"), hidden_from="alice")


@pytest.mark.parametrize("name", ["didier", "frank"])
def test_a_hidden_case_answers_like_one_that_is_not_there(
    follow: Follow, browser: Browser, case_id: UUID, name: str
) -> None:
    reader, claimed = browser(name), claim(follow, case_id)
    for page in (*PAGES, f"verify/{claimed}"):
        hidden, missing = reader.get(at(case_id, page)), reader.get(at(uuid4(), page))
        assert hidden.status_code == missing.status_code
        assert hidden.content == missing.content
        assert MARKER not in hidden.content.decode()


def test_recording_and_verifying_on_the_page(follow: Follow, browser: Browser, case_id: UUID) -> None:
    anne, chantal = browser("anne"), browser("chantal")
    nobody = {"change": "IMPR", "words": "The barrier is gone.", "said_by": ""}
    assert list(chantal.post(at(case_id, "record"), nobody).context["form"].errors) == ["said_by"]
    once = chantal.get(at(case_id, "record")).context["once"]
    said = {**nobody, "said_by": "The community", "happened_year": "2024", "once": once}
    for _again in range(2):
        assert chantal.post(at(case_id, "record"), said).headers["Location"] == f"/office/cases/{case_id}/"
    row = Outcome.objects.get()
    assert row.happened.as_text() == "2024"
    verify = at(case_id, f"verify/{row.id}")
    own = chantal.post(verify, {"how": "Seen."})
    assert (own.status_code, bool(own.context["form"].non_field_errors())) == (422, True)
    assert anne.post(verify, {"how": "The delegate\nwent there."}).status_code == 302
    late = anne.post(verify, {"how": "Again."})
    assert late.status_code == 422
    row.refresh_from_db()
    assert (row.proof, row.verified_how) == ("VERIFIED", "The delegate went there.")


def test_asking_a_party_on_the_page(follow: Follow, browser: Browser, case_id: UUID) -> None:
    anne = browser("anne")
    offered = dict(anne.get(at(case_id, "satisfaction")).context["form"].fields["organisation_id"].choices)
    police = str(follow.cast.bodies["pnc"])
    assert set(offered) == {"", police}
    said = {"organisation_id": police, "score": "2", "words": "They wait."}
    assert anne.post(at(case_id, "satisfaction"), said).status_code == 302
    for wrong in ({"score": "9"}, {"organisation_id": str(follow.cast.bodies["mines"])}):
        assert anne.post(at(case_id, "satisfaction"), {**said, **wrong}).status_code == 422
    join_force(
        follow.by(), case_id=case_id, account_id=follow.cast.accounts["alice"], role=ForceRole.MEDIATOR
    )
    mediator = browser("alice").post(at(case_id, "satisfaction"), said)
    assert (mediator.status_code, Satisfaction.objects.count()) == (422, 1)


def test_closing_and_reopening_on_the_page(follow: Follow, browser: Browser, case_id: UUID) -> None:
    anne = browser("anne")
    refused = anne.post(at(case_id, "close"), {"reason": "IMPL"})
    assert (refused.status_code, bool(refused.context["form"].non_field_errors())) == (422, True)
    assert anne.post(at(case_id, "close"), {"reason": ""}).status_code == 422
    closed = anne.post(
        at(case_id, "close"), {"reason": "MEAS", "words": "Removed.", "closed_on": "01/03/2024"}
    )
    assert closed.status_code == 302
    assert case(follow.by(), case_id).line.status == CaseStatus.CLOSED
    assert anne.post(at(case_id, "reopen"), {"why": " "}).status_code == 422
    assert anne.post(at(case_id, "reopen"), {"why": "It came\nback."}).status_code == 302
    assert case(follow.by(), case_id).line.status == CaseStatus.REOPENED


@pytest.mark.parametrize("from_the_earlier", [True, False])
def test_linking_a_relapse_from_either_side(
    follow: Follow, browser: Browser, case_id: UUID, from_the_earlier: bool
) -> None:
    anne = browser("anne")
    anne.post(at(case_id, "close"), {"reason": "MEAS"})
    again = follow.case("The dispute came back")
    here, other = (case_id, again) if from_the_earlier else (again, case_id)
    offered = anne.get(at(here, "relapse")).content.decode()
    assert str(other) in offered
    assert anne.post(at(here, "relapse"), {"other_id": str(other)}).status_code == 302
    (link,) = case(follow.by(), again).links
    assert (link.kind, link.outgoing) == ("RELAPSE", True)
    assert anne.post(at(here, "relapse"), {"other_id": str(here)}).status_code == 422


def test_the_page_of_the_case_offers_what_is_open_to_its_reader(
    follow: Follow, browser: Browser, case_id: UUID
) -> None:
    claimed = claim(follow, case_id)
    offers = {
        "record": at(case_id, "record"),
        "ask": at(case_id, "satisfaction"),
        "verify": at(case_id, f"verify/{claimed}"),
        "close": at(case_id, "close"),
        "share": f"/office/tasks/force/{case_id}/share/",
        "task": f"/office/tasks/new/{case_id}/",
    }

    def offered(name: str) -> set[str]:
        page = browser(name).get(f"/office/cases/{case_id}/").content.decode()
        return {what for what, address in offers.items() if address in page}

    assert offered("anne") == {"record", "ask", "close", "share", "task"}
    assert offered("alice") == set(offers)
    assert offered("chantal") == {"record", "ask", "verify"}
    assert offered("gilbert") == offered("judith") == set()
