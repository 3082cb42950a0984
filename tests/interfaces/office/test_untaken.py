"""What is too much, broken off or asked in a way that nobody knows is refused in words, with the headers of the house."""

from django.test import Client, override_settings

from kikao.interfaces.office.doorway import HEADERS, METHODS
from tests.kit.addresses import addresses, made_up
from tests.kit.cast import Cast
from tests.kit.door import bearer, let_in

MUCH = "x" * (2 * 1024 * 1024 + 10)


def test_no_address_answers_to_other_ways_of_asking(client: Client) -> None:
    asked = [("TRACE", one.filled(made_up(one))) for one in addresses()]
    for verb, path in [*asked, ("CONNECT", "/"), ("TRACK", "/"), ("PROPFIND", "/office/")]:
        answer = client.generic(verb, path, headers={"X-Marker": "SECRET"})
        assert answer.status_code == 405, path
        assert b"SECRET" not in answer.content
    assert set(answer.headers["Allow"].split(", ")) == set(METHODS)


def test_too_many_words_are_refused_in_words_on_pages_and_to_programs(client: Client, cast: Cast) -> None:
    page = client.post("/en/report", {"words": MUCH})
    assert page.status_code == 413
    assert "more than can be taken at once" in page.content.decode()
    fields = client.post("/en/report", {f"field-{one}": "x" for one in range(700)})
    assert fields.status_code == 413
    office = let_in(client, cast, "anne").post("/office/reports/take/", {"words": MUCH})
    assert office.status_code == 413
    said = {"words": MUCH, "channel": "WALKIN"}
    program = Client().post(
        "/api/v1/reports", said, content_type="application/json", headers=bearer(cast, "anne")
    )
    assert program.status_code == 413
    assert program.json()["code"] == "input.too_much"
    for answer in (page, fields, office, program):
        assert "SECRET" not in answer.content.decode()
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_what_cannot_be_read_and_a_strange_host_are_refused_in_words(client: Client, db: None) -> None:
    broken = client.generic("POST", "/en/report", b"x", content_type="multipart/form-data")
    assert broken.status_code == 400
    assert "cannot be read" in broken.content.decode()
    with override_settings(ALLOWED_HOSTS=["kikao.example"]):
        strange = client.get("/", headers={"Host": "evil.example"})
    assert strange.status_code == 400
    assert "evil" not in strange.content.decode()
    assert {name: strange.headers[name] for name in HEADERS} == HEADERS
