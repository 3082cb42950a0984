"""Taking somebody into a task force and letting them leave it."""

from uuid import UUID, uuid4

import pytest

from kikao.casework.tasks.models import ForceMember
from kikao.foundation.sealing.vault import can_open
from tests.casework.tasks.follow import Follow
from tests.interfaces.office.tasks.conftest import Browser
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db


def force(case_id: UUID, what: str = "join") -> str:
    return f"/office/tasks/force/{case_id}/{what}/"


def test_somebody_joins_and_leaves_on_the_page(follow: Follow, browser: Browser) -> None:
    case_id, anne = follow.case(), browser("anne")
    expect(follow.cast, force(case_id), open_to="anne alice", closed_to="chantal judith", hidden_from="frank")
    chantal = str(follow.cast.accounts["chantal"])
    assert anne.post(force(case_id), {"role": "LEAD"}).status_code == 422
    joined = anne.post(force(case_id), {"account_id": chantal, "role": "LEAD"})
    assert joined.headers["Location"] == f"/office/cases/{case_id}/#force"
    assert can_open(follow.by("chantal"), case_id)
    twice = anne.post(force(case_id), {"account_id": chantal, "role": "LEAD"})
    assert (twice.status_code, bool(twice.context["form"].non_field_errors())) == (422, True)

    member = ForceMember.objects.get().id
    leave = force(case_id, f"{member}/leave")
    assert browser("chantal").post(leave).status_code == 403
    assert anne.post(leave).status_code == 302
    assert not can_open(follow.by("chantal"), case_id)
    assert anne.post(leave).status_code == 404


def test_a_walled_person_is_refused_at_the_field(follow: Follow, browser: Browser) -> None:
    answer = browser("anne").post(
        force(follow.secret()), {"account_id": str(follow.cast.accounts["didier"]), "role": "MEMBER"}
    )
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["account_id"])
    assert not ForceMember.objects.exists()


def test_sharing_again_on_the_page(follow: Follow, browser: Browser) -> None:
    case_id = follow.case()
    share = force(case_id, "share")
    assert browser("anne").post(share).status_code == 302
    assert browser("anne").get(share).status_code == 405
    assert browser("chantal").post(share).status_code == 403
    assert browser("frank").post(share).status_code == 404


@pytest.mark.parametrize("name", ["didier", "frank"])
def test_a_hidden_case_answers_like_one_that_is_not_there(
    follow: Follow, browser: Browser, name: str
) -> None:
    reader, secret = browser(name), follow.secret()
    for page in (
        force(secret),
        f"/office/tasks/new/{secret}/",
        f"/office/tasks/recommendations/new/{secret}/",
    ):
        hidden, missing = reader.get(page), reader.get(page.replace(str(secret), str(uuid4())))
        assert hidden.status_code == missing.status_code
        assert hidden.content == missing.content
