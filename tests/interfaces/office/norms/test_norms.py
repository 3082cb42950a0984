"""The register of norms in the office."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.registry.norms.actions import add_norm
from kikao.registry.norms.models import Norm
from kikao.registry.norms.queries import norm
from tests.kit.cast import Cast
from tests.kit.door import let_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def code(cast: Cast) -> UUID:
    """Return the Mining Code, which the product brings."""
    return Norm.objects.get(working_group_id=cast.group_id, key="code-minier-2018").id


def test_the_register_shows_and_searches_norms(client: Client, cast: Cast, code: UUID) -> None:
    let_in(client, cast, "baraka")
    assert "Voluntary Principles" in client.get("/office/norms/").content.decode()
    found = client.get("/office/norms/", {"q": "code MINIER"}).content.decode()
    assert str(code) in found
    assert "Voluntary Principles" not in found
    assert client.get("/office/norms/", {"q": "zzz"}).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_register_costs_the_same_however_long_it_is(client: Client, cast: Cast, rows: int) -> None:
    for number in range(rows):
        add_norm(cast.system, title_fr=f"Zaïre {number}", reference="JO")
    let_in(client, cast, "baraka")
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/office/norms/", {"q": "zaire"})
    assert len(answer.context["page"].items) == rows
    assert sum('FROM "norm"' in query["sql"] for query in asked) == 1


def test_a_norm_without_words_says_so(client: Client, cast: Cast, code: UUID) -> None:
    let_in(client, cast, "baraka")
    answer = client.get(f"/office/norms/{code}/")
    assert "Journal officiel" in answer.content.decode()
    assert answer.context["norm"].text == ""
    assert "/edit/" not in answer.content.decode()


def test_a_secretary_enters_and_completes_a_norm(client: Client, cast: Cast) -> None:
    let_in(client, cast, "anne")
    said = {"title_fr": "Loi", "article": "art. 4", "in_force": "08/2011", "text": "<b>Mots</b>\n\nDeux"}
    answer = client.post("/office/norms/add/", said)
    assert answer.status_code == 302
    made = Norm.objects.get(title_fr="Loi")
    shown = client.get(answer.headers["Location"]).content.decode()
    assert "&lt;b&gt;Mots" in shown
    form = client.get(f"/office/norms/{made.id}/edit/").context["form"]
    changed = form.initial | {"in_force": "2011", "reference": "JO"}
    assert client.post(f"/office/norms/{made.id}/edit/", changed).status_code == 302
    assert client.post(f"/office/norms/{made.id}/edit/", changed).status_code == 422
    assert norm(cast.system, made.id).line.in_force.as_text() == "2011"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"reference": "JO"}, "title_fr"),
        ({"title_fr": "Loi"}, "reference"),
        ({"in_force": "31/02/2011"}, "in_force"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(
    client: Client, cast: Cast, said: dict[str, str], field: str
) -> None:
    let_in(client, cast, "anne")
    answer = client.post("/office/norms/add/", said)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_a_secretary_retires_and_restores_a_norm(client: Client, cast: Cast, code: UUID) -> None:
    let_in(client, cast, "anne")
    for step, active in (("retire", False), ("retire", False), ("restore", True)):
        assert client.post(f"/office/norms/{code}/{step}/").status_code == 302
        assert norm(cast.system, code).line.active is active


def test_a_member_changes_nothing_and_others_find_nothing(client: Client, cast: Cast, code: UUID) -> None:
    let_in(client, cast, "baraka")
    assert client.post(f"/office/norms/{code}/retire/").status_code == 403
    assert client.post("/office/norms/add/", {"title_fr": "Loi", "reference": "JO"}).status_code == 403
    for name in ("frank", "klaas"):
        let_in(client, cast, name)
        hidden, missing = (client.get(f"/office/norms/{norm_id}/") for norm_id in (code, uuid4()))
        assert hidden.status_code == missing.status_code == 404
        assert hidden.content == missing.content
