"""Forms in the office: uploaded, marked, published; phones given their address."""

import base64
import json
import re
import zlib
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.casework.forms.actions import add_version, give_token, publish_version
from kikao.casework.forms.models import FieldToken, Form, FormVersion, Question
from kikao.casework.forms.queries import bearer_of, bearer_signed_in
from kikao.casework.forms.reckoning.tokens import phone_settings
from kikao.foundation.sealing import vault
from tests.casework.forms.books import SMALL, book
from tests.kit.cast import Cast
from tests.kit.door import let_in

pytestmark = pytest.mark.django_db
GIVEN = {"label": "CLS Luhwindja", "kind": "FOCAL"}


@pytest.fixture
def office(client: Client, cast: Cast) -> Client:
    return let_in(client, cast, "anne")


def _file(content: bytes = b"", name: str = "form.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or book(SMALL, "1"))


def _made(cast: Cast, version: str = "1", *, publish: bool = False) -> UUID:
    made = add_version(cast.actor("anne"), content=book(SMALL, version), kind="REPORT")
    if publish:
        publish_version(cast.actor("anne"), version_id=made)
    return made


def test_a_group_without_forms_brings_in_those_of_kikao(office: Client) -> None:
    assert "There is no form yet" in office.get("/office/forms/").content.decode()
    assert office.post("/office/forms/ship/").status_code == 302
    shown = office.get("/office/forms/").content.decode()
    assert "kikao-incident" in shown
    assert "There is no form yet" not in shown


def test_a_form_is_uploaded_marked_published_saved_and_retired(office: Client) -> None:
    answer = office.post("/office/forms/upload/", {"file": _file(), "kind": "REPORT"})
    assert answer.status_code == 302
    version = FormVersion.objects.get()
    here = f"/office/forms/versions/{version.id}/"
    assert answer.headers["Location"] == here
    shown = office.get(here).content.decode()
    assert "/data/told/what_happened" in shown
    assert "This form asks which phone it is" in shown
    assert "Give version 1" in office.get(f"{here}publish/").content.decode()
    assert office.post(f"{here}publish/", {"sure": "1"}).status_code == 302
    assert office.get(f"{here}source/").content == book(SMALL, "1")
    fetched = office.get(f"{here}xform/")
    assert fetched.content == bytes(version.xform)
    assert fetched.headers["Content-Disposition"] == 'attachment; filename="kikao_small-1.xml"'
    again = office.post("/office/forms/upload/", {"file": _file(), "kind": "REPORT"})
    assert again.status_code == 422
    assert "is there already" in again.content.decode()
    assert office.post(f"{here}retire/", {"sure": "1"}).status_code == 302
    assert FormVersion.objects.get().state == "RETIRED"


def test_a_question_is_marked_and_after_publishing_only_tighter(office: Client, cast: Cast) -> None:
    made = _made(cast)
    asked = {one.name: f"/office/forms/questions/{one.id}/" for one in Question.objects.all()}
    assert "Plain, as a code" not in office.get(asked["weather"]).content.decode()
    assert "Plain, as a code" in office.get(asked["category"]).content.decode()
    assert office.post(asked["weather"], {"mark": "OPEN", "field": "CATEGORY"}).status_code == 422
    assert office.post(asked["category"], {"mark": "OPEN", "field": "WORDS"}).status_code == 422
    assert office.post(asked["weather"], {"mark": "I", "field": "IDENTITY"}).status_code == 302
    publish_version(cast.actor("anne"), version_id=made)
    assert "can only be shut away further" in office.get(asked["weather"]).content.decode()
    answer = office.post(asked["weather"], {"mark": "N", "field": ""})
    assert answer.status_code == 422
    assert "Upload a new version" in answer.content.decode()


def test_a_wrong_form_says_where_and_nothing_is_kept(office: Client) -> None:
    wrong = book(SMALL.replace("| text | weather", "| poem | weather"))
    answer = office.post("/office/forms/upload/", {"file": _file(wrong), "kind": "REPORT"})
    assert answer.status_code == 422
    assert "poem" in answer.content.decode()
    answer = office.post("/office/forms/upload/", {"file": _file(b"no form", "a.xlsx"), "kind": "REPORT"})
    assert "no spreadsheet" in answer.content.decode()
    assert not Form.objects.exists()


def test_a_missing_file_is_brought(office: Client, cast: Cast) -> None:
    table = SMALL.replace("sites.csv", "mines.csv")
    made = add_version(cast.actor("anne"), content=book(table), kind="REPORT")
    here = f"/office/forms/versions/{made}/"
    assert "mines.csv" in office.get(here).content.decode()
    assert "Files are missing" in office.get(here).content.decode()
    answer = office.post(f"{here}media/", {"name": "mines.csv", "file": _file(b"name,label\n", "x.csv")})
    assert answer.status_code == 302
    assert "Files are missing" not in office.get(here).content.decode()


def test_the_key_of_an_encrypted_form_is_shared_and_taken_back(office: Client, cast: Cast) -> None:
    open_for_all = _made(cast)
    made = add_version(cast.actor("anne"), content=book(SMALL, "2"), kind="REPORT", encrypted=True)
    here = f"/office/keys/versions/{made}/"
    assert here in office.get(f"/office/forms/versions/{made}/").content.decode()
    assert "Second secretary" in office.get(here).content.decode()
    assert office.get(f"/office/keys/versions/{open_for_all}/").status_code == 404
    alice = cast.accounts["alice"]
    assert vault.readers_of(made) == {cast.accounts["anne"], alice}
    assert office.post(f"{here}take/{alice}/", {"reason": "left"}).status_code == 302
    assert vault.readers_of(made) == {cast.accounts["anne"]}
    assert office.post(here, {"account_id": str(alice), "reason": "came back"}).status_code == 302
    assert vault.readers_of(made) == {cast.accounts["anne"], alice}


def test_a_form_is_closed_and_opened(office: Client, cast: Cast) -> None:
    _made(cast, publish=True)
    here = f"/office/forms/{Form.objects.get().id}/"
    assert office.get(f"{here}close/").status_code == 200
    assert office.post(f"{here}close/", {"sure": "1"}).status_code == 302
    assert "This form is closed" in office.get(here).content.decode()
    assert office.post(f"{here}open/").status_code == 302
    assert Form.objects.get().is_open


def test_the_address_of_a_phone_is_shown_once(office: Client) -> None:
    assert "No phone sends yet" in office.get("/office/forms/tokens/").content.decode()
    once = re.search(
        r'name="once" value="([^"]+)"', office.get("/office/forms/tokens/give/").content.decode()
    )
    assert once
    said = GIVEN | {"username": "luhwindja", "once": once[1]}
    answer = office.post("/office/forms/tokens/give/", said)
    shown = answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store, private"
    token = answer.context["address"].rpartition("/key/")[2]
    assert shown.count(token) == 1
    assert "<svg" in shown
    assert "style=" not in shown
    bearer = bearer_of(token)
    assert bearer == bearer_signed_in("luhwindja", answer.context["password"])
    assert bearer
    listed = office.get("/office/forms/tokens/").content.decode()
    assert "CLS Luhwindja" in listed
    assert token not in listed
    again = office.post("/office/forms/tokens/give/", said)
    assert again.status_code == 302
    assert FieldToken.objects.count() == 1
    taking = f"/office/forms/tokens/{bearer.token_id}/revoke/"
    assert "can neither fetch" in office.get(taking).content.decode()
    assert office.post(taking, {"sure": "1"}).status_code == 302
    assert bearer_of(token) is None
    assert "Taken back" in office.get("/office/forms/tokens/").content.decode()


def test_another_system_is_given_the_address_that_kobotoolbox_calls(office: Client, client: Client) -> None:
    plain = office.post("/office/forms/tokens/give/", GIVEN)
    assert "/kobo/" not in plain.content.decode()
    answer = office.post("/office/forms/tokens/give/", GIVEN | {"kind": "GATEWAY"})
    (there,) = re.findall(r"http\S+(/kobo/[\w-]{43}/)<", answer.content.decode())
    assert client.post(there, "{}", content_type="application/json").json() == {"refused": "no form"}
    refused = client.post(f"/kobo/{'t' * 43}/", "{}", content_type="application/json")
    assert refused.json() == {"refused": "token"}


def test_what_a_token_lacks_is_said_at_its_field(office: Client) -> None:
    answer = office.post("/office/forms/tokens/give/", GIVEN | {"username": "a:b", "until_on": "01/01/2001"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"username", "until_on"}
    assert not FieldToken.objects.exists()


def test_the_picture_sets_a_phone_up() -> None:
    told = json.loads(zlib.decompress(base64.b64decode(phone_settings("https://a.example/key/t", "GT"))))
    assert told == {
        "general": {
            "server_url": "https://a.example/key/t",
            "form_update_mode": "match_exactly",
            "autosend": "wifi_and_cellular",
        },
        "admin": {},
        "project": {"name": "GT"},
    }


@pytest.mark.parametrize("name", ["chantal", "didier", "frank"])
def test_forms_and_tokens_are_the_secretariats(client: Client, cast: Cast, name: str) -> None:
    made = _made(cast, publish=True)
    token = give_token(cast.actor("anne"), label="CLS", kind="FOCAL", token="t" * 40)
    question = Question.objects.first()
    assert question
    let_in(client, cast, name)
    for path in (
        f"{Form.objects.get().id}/",
        f"versions/{made}/",
        f"versions/{made}/source/",
        f"versions/{made}/publish/",
        f"questions/{question.id}/",
        f"tokens/{token}/revoke/",
    ):
        assert client.get(f"/office/forms/{path}").status_code in {403, 404}, path


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_cost_the_same_however_long_they_are(office: Client, cast: Cast, rows: int) -> None:
    made = [_made(cast, str(number), publish=True) for number in range(rows)]
    for number in range(rows):
        give_token(cast.actor("anne"), label=f"{number}", kind="FOCAL", token=f"{number}" * 40)
    only = Form.objects.get().id
    for path, queries in (
        ("", 2),
        (f"{only}/", 3),
        (f"versions/{made[-1]}/", 6),
        ("tokens/", 1),
    ):
        with CaptureQueriesContext(connection) as asked:
            assert office.get(f"/office/forms/{path}").status_code == 200
        ours = [one for one in asked if re.search(r'FROM "(form|form_\w+|field_token)"', one["sql"])]
        assert len(ours) == queries, path
