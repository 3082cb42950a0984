"""An installation with a certificate: cookies that no other site and no plain line sees, HSTS, and nothing over http."""

import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as standing
from django.http import HttpResponse
from django.test import Client, override_settings

from config import settings as module
from tests.interfaces.public.conftest import Visitor
from tests.kit.addresses import addresses, made_up
from tests.kit.cast import PASSPHRASE, Cast

LEFT = {"DATABASES", "STORAGES", "LOGGING", "KIKAO_HOME", "SECRET_KEY", "ROOT"}
HOST = "kikao.example"


@pytest.fixture
def https(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """Take the settings that this program gives itself under an https address."""
    monkeypatch.setenv("KIKAO_BASE_URL", f"https://{HOST}")
    made = runpy.run_path(str(Path(module.__file__)))
    changed = {
        name: value
        for name, value in made.items()
        if name.isupper() and name not in LEFT and getattr(standing, name, None) != value
    }
    with override_settings(**changed):
        yield changed


def cookies_of(answer: HttpResponse) -> dict[str, Any]:
    return dict(answer.cookies)


def test_every_address_leads_to_https_and_promises_to_stay_there(https: dict[str, Any], db: None) -> None:
    assert {"SESSION_COOKIE", "CSRF_COOKIE_NAME", "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS"} <= set(https)
    client = Client(headers={"host": HOST})
    for one in addresses():
        path = one.filled(made_up(one))
        plain = client.get(path)
        assert (plain.status_code, plain.headers["Location"]) == (301, f"https://{HOST}{path}"), path
        sealed = client.get(path, secure=True)
        assert "max-age=31536000" in sealed.headers["Strict-Transport-Security"], path
        assert "no-store" in sealed.headers["Cache-Control"], path


def test_every_cookie_is_for_this_host_and_this_line_alone(https: dict[str, Any], cast: Cast) -> None:
    visitor = Visitor(Client(enforce_csrf_checks=True, headers={"host": HOST}))
    client = visitor.client
    client.defaults |= {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_REFERER": f"https://{HOST}/"}
    page = client.get("/office/sign-in/")
    seen = cookies_of(page)  # type: ignore[arg-type]
    given = visitor.post("/office/sign-in/", username="baraka", passphrase=PASSPHRASE)
    assert given.status_code == 302, given.content.decode()
    seen |= cookies_of(given)
    assert {"__Host-kikao", "__Host-kikao-csrf"} <= set(seen)
    for name, cookie in seen.items():
        assert cookie["secure"], name
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Strict", name
        assert (cookie["path"], cookie["domain"]) == ("/", ""), name
    gone = client.post("/office/sign-out/", visitor.hidden("/office/"))
    assert gone.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert gone.cookies["__Host-kikao"]["max-age"] == 0
    assert gone.cookies["__Host-kikao"]["secure"]
