"""What phones fetch, header by header as Collect, KoboCollect, Tella and Enketo insist on it."""

import gzip
import hashlib
from base64 import b64encode
from xml.etree import ElementTree as ET

import pytest
from django.test import Client, override_settings

from kikao.casework.forms.actions import close_form, revoke_field_token
from kikao.casework.forms.models import FieldToken, Form
from tests.interfaces.openrosa.conftest import FORM, KEY, NAME, PASSWORD, Phone
from tests.kit.cast import Cast

LIST = "{http://openrosa.org/xforms/xformsList}"
MANIFEST = "{http://openrosa.org/xforms/xformsManifest}"
BASIC = {"Authorization": "Basic " + b64encode(f"{NAME}:{PASSWORD}".encode()).decode()}


def tree(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - our own answer


def test_the_list_leads_to_the_very_bytes_that_it_tells_the_digest_of(phone: Phone, cast: Cast) -> None:
    given = phone.get("formList?verbose=true&listAllVersions=true&deviceID=collect:AbCdEfGh01234567")
    assert given.status_code == 200
    assert given.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert given.headers["X-OpenRosa-Version"] == "1.0"
    (form,) = tree(given.content)
    said = {child.tag.removeprefix(LIST): child.text or "" for child in form}
    assert (said["formID"], said["version"], said["name"]) == (FORM, "1", "Petit rapport")
    assert said["downloadUrl"].startswith(f"http://testserver/key/{KEY}/forms/")
    content = phone.client.get(said["downloadUrl"]).content
    assert said["hash"] == f"md5:{hashlib.md5(content, usedforsecurity=False).hexdigest()}"

    files = phone.client.get(said["manifestUrl"])
    assert files.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert files.headers["X-OpenRosa-Version"] == "1.0"
    for one in tree(files.content):
        name, digest, there = (
            one.findtext(f"{MANIFEST}{n}") or "" for n in ("filename", "hash", "downloadUrl")
        )
        file = phone.client.get(there)
        assert file.status_code == 200, name
        assert digest == f"md5:{hashlib.md5(file.content, usedforsecurity=False).hexdigest()}"
    assert phone.client.get(f"{there}-other").status_code == 404


def test_a_list_is_asked_for_one_form_and_by_head(phone: Phone) -> None:
    assert len(tree(phone.get(f"formList?formID={FORM}").content)) == 1
    assert len(tree(phone.get("formList?formID=another").content)) == 0
    headed = phone.client.head(f"/key/{KEY}/formList")
    assert (headed.status_code, headed.content) == (200, b"")
    assert headed.headers["X-OpenRosa-Version"] == "1.0"


def test_what_a_phone_has_is_not_sent_again_and_the_rest_is_packed(phone: Phone) -> None:
    first = phone.get("formList")
    again = phone.get("formList", **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "no-store" not in first.headers["Cache-Control"], "a phone could not ask whether it changed"
    packed = phone.get("formList", **{"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == first.content


def test_a_closed_form_leaves_the_list(phone: Phone, cast: Cast) -> None:
    close_form(cast.actor("anne"), form_id=Form.objects.get().id)
    assert len(tree(phone.get("formList").content)) == 0


def test_head_of_submission_is_204_with_how_much_may_come(phone: Phone) -> None:
    for agent, most in (("org.odk.collect.android", "500000"), ("Enketo/7.5", "100000000")):
        given = phone.client.head(
            f"/key/{KEY}/submission?deviceID=x", headers={"X-OpenRosa-Version": "1.0", "User-Agent": agent}
        )
        assert (given.status_code, given.content) == (204, b"")
        assert given.headers["X-OpenRosa-Version"] == "1.0"
        assert given.headers["X-OpenRosa-Accept-Content-Length"] == most
        assert "Location" not in given.headers


@pytest.mark.parametrize("path", ["formList", "submission"])
def test_a_key_that_opens_nothing_is_told_so_and_never_asked_for_a_password(phone: Phone, path: str) -> None:
    for base in ("/key/nobodys", f"/key/{KEY}x"):
        given = phone.client.head(f"{base}/{path}")
        assert given.status_code == 403
        assert "WWW-Authenticate" not in given.headers
    assert "OpenRosaResponse" in phone.client.get("/key/nobodys/formList").content.decode()


def test_a_key_that_was_taken_back_opens_nothing(phone: Phone, cast: Cast) -> None:
    revoke_field_token(cast.actor("anne"), token_id=FieldToken.objects.get().id)
    assert phone.get("formList").status_code == 403
    assert phone.client.head(f"/key/{KEY}/submission").status_code == 403


def test_name_and_password_open_the_same_and_a_401_carries_its_challenge(phone: Phone) -> None:
    client = phone.client
    for path in ("/formList", "/submission"):
        asked = client.head(path)
        assert asked.status_code == 401
        assert asked.headers["WWW-Authenticate"].startswith("Basic realm=")
        assert client.head(path, headers=BASIC).status_code in (200, 204)
    wrong = {"Authorization": "Basic " + b64encode(f"{NAME}:nothing".encode()).decode()}
    assert client.head("/submission", headers=wrong).status_code == 401
    for strange in ("Basic ?", "Basic /w==", "Digest x", "Basic", "Bearer abc"):
        assert client.head("/submission", headers={"Authorization": strange}).status_code == 401
    (form,) = tree(client.get("/formList", headers=BASIC).content)
    there = form.findtext(f"{LIST}downloadUrl") or ""
    assert there.startswith("http://testserver/forms/")
    assert client.get(there, headers=BASIC).status_code == 200
    assert client.get(there).status_code == 401


def test_a_password_is_taken_over_https_alone_unless_the_line_is_within_the_machine(phone: Phone) -> None:
    far = Client(REMOTE_ADDR="192.0.2.7")
    assert far.head("/submission", headers=BASIC).status_code == 403
    assert far.head("/submission", headers=BASIC, secure=True).status_code == 204
    https = {"HTTPS": True, "KIKAO_BASE_URL": "https://kikao.example", "ALLOWED_HOSTS": ["kikao.example"]}
    https |= {"SECURE_SSL_REDIRECT": True, "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https")}
    with override_settings(**https):
        here = Client(headers={"host": "kikao.example", **BASIC})
        assert here.get("/formList").status_code == 301
        assert here.post("/submission", b"x", content_type="text/xml").status_code == 403
        assert here.post(f"/key/{KEY}/submission", b"x", content_type="text/xml").status_code == 403
        proxied = here.get("/formList", headers={"X-Forwarded-Proto": "https"})
        assert proxied.status_code == 200
        assert b"<downloadUrl>https://kikao.example/forms/" in proxied.content
        named = here.get(f"/key/{KEY}/formList", secure=True)
        assert f"<downloadUrl>https://kikao.example/key/{KEY}/forms/".encode() in named.content
        assert Client(headers={"host": "evil.example"}).get(f"/key/{KEY}/formList").status_code == 400


def test_nothing_else_can_be_asked_here(phone: Phone) -> None:
    for verb in ("put", "delete", "patch", "options"):
        given = getattr(phone.client, verb)(f"/key/{KEY}/submission")
        assert (given.status_code, given.headers["Allow"]) == (405, "HEAD, POST")
    assert phone.get("submission").status_code == 405
    assert phone.get("elsewhere").status_code == 404
    assert phone.get("forms/01a4d0f2-0000-7000-8000-000000000000/form.xml").status_code == 404
