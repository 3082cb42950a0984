"""What the doorway does for every page: who comes in, what a refusal looks like, what is stored."""

import re
from uuid import UUID, uuid4

import pytest
from django import forms
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop
from kikao.interfaces.office.doorway import broken, into_form, not_found, refused
from tests.kit.cast import Cast
from tests.kit.door import let_in

FILLING = {"uuid": "01980000-0000-7000-8000-000000000000", "int": "1", "slug": "x", "str": "x", "path": "x"}
MUST = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}
SAVED_POLICY = ("sandbox", "default-src 'none'")
"""What is given out to be saved may do nothing where it is opened."""
POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
)


def addresses(patterns: "list[URLPattern | URLResolver]", prefix: str = "/") -> "list[str]":
    found: list[str] = []
    for pattern in patterns:
        there = prefix + filled(pattern)
        if isinstance(pattern, URLResolver):
            found += addresses(pattern.url_patterns, there)
        else:
            found.append(there)
    return found


def filled(pattern: "URLPattern | URLResolver") -> str:
    words = re.sub(r"\(\?P<\w+>(\w+)[^)]*\)", r"\1", str(pattern.pattern)).strip("^$").replace("\\.", ".")
    for name, converter in pattern.pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
        value = FILLING.get(kind, "x")
        words = words.replace(f"<{kind}:{name}>", value).replace(f"<{name}>", value)
    return words


ADDRESSES = [one for one in addresses(get_resolver().url_patterns) if not one.startswith("/static/")]


def test_the_list_of_addresses_is_whole() -> None:
    assert len(ADDRESSES) > 40
    assert not [one for one in ADDRESSES if "<" in one or "^" in one]


@pytest.mark.parametrize("name", ["anne", "baraka", ""])
def test_every_address_answers_with_the_headers_of_the_house(client: Client, cast: Cast, name: str) -> None:
    if name:
        let_in(client, cast, name)
    for address in ADDRESSES:
        answer = client.get(address)
        assert answer.status_code != 500, address
        for header, value in MUST.items():
            assert answer.headers.get(header) == value, f"{address}: {header}"
        assert "no-store" in answer.headers["Cache-Control"], address
        assert "camera=()" in answer.headers["Permissions-Policy"], address
        saved = answer.headers.get("Content-Disposition", "").startswith("attachment")
        for part in SAVED_POLICY if saved else _policy(answer):
            assert part in answer.headers["Content-Security-Policy"], address
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert "Server" not in answer.headers


def _policy(answer: HttpResponse) -> tuple[str, ...]:
    """Return what the policy of a page says; what a phone fetches is no page, and may do nothing at all."""
    is_phone = "X-OpenRosa-Version" in answer.headers
    return ("default-src 'none'", "frame-ancestors 'none'") if is_phone else POLICY


def test_no_address_of_the_office_but_the_door_opens_to_a_stranger(client: Client, db: None) -> None:
    door = {reverse(f"office:{name}") for name in ("sign-in", "come-in")}
    for address in ADDRESSES:
        if address.startswith("/office/") and address not in door:
            assert client.get(address).status_code in {302, 405}, address


def test_no_address_of_the_api_but_the_door_opens_to_a_stranger(client: Client, db: None) -> None:
    for address in ADDRESSES:
        if address.startswith("/api/") and address not in {"/api/v1/openapi.json", "/api/v1/"}:
            assert client.get(address).status_code in {401, 404, 405}, address


def test_pages_carry_no_inline_style_or_script(client: Client, cast: Cast) -> None:
    let_in(client, cast, "anne")
    for address in ADDRESSES:
        answer = client.get(address)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            body = answer.content.decode()
            assert " style=" not in body, address
            assert "<style" not in body, address
            assert "<script>" not in body, address
            assert " onclick=" not in body, address


def test_what_is_hidden_reads_like_what_does_not_exist(client: Client, cast: Cast) -> None:
    let_in(client, cast, "baraka")
    answers = [
        client.get(url)
        for url in (
            f"/office/accounts/{cast.accounts['anne']}/",
            f"/office/accounts/{uuid4()}/",
            "/office/nowhere-at-all/",
            "/nowhere-at-all/",
        )
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1


def test_a_page_refused_is_in_the_trail(client: Client, cast: Cast) -> None:
    let_in(client, cast, "baraka")
    asked = new_id()
    client.get(f"/office/accounts/{asked}/")
    last = TrailEntry.objects.order_by("-n")[0]
    assert (last.verb, last.object_ref, last.outcome, last.code) == (
        "page.open",
        str(asked),
        "REFUSED",
        "access.unknown",
    )


@pytest.mark.parametrize(
    ("stop", "status"),
    [
        (NotAllowed(), 403),
        (Clash(), 409),
        (Invalid({"day": "no"}), 422),
        (Stop("x.y", "Words", cure="Cure"), 409),
    ],
)
def test_a_refusal_is_explained_with_its_code_and_cure(rf: RequestFactory, stop: Stop, status: int) -> None:
    answer = refused(known(rf), stop)
    assert answer.status_code == status
    assert stop.code in answer.content.decode()
    assert answer["Cache-Control"] == "no-store, private"


def test_a_mistake_of_the_program_tells_nothing_of_itself(rf: RequestFactory) -> None:
    answer = broken(known(rf))
    assert answer.status_code == 500
    assert "program.broken" in answer.content.decode()
    assert not_found(known(rf), Exception("SECRET")).content.count(b"SECRET") == 0


def known(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/office/")
    request.actor = None  # type: ignore[attr-defined]
    return request


class AForm(forms.Form):
    day = forms.CharField()


def test_into_form_puts_a_refusal_where_it_belongs() -> None:
    form = AForm({"day": "x"})
    into_form(form, Invalid({"day": "Look again.", "elsewhere": "And here."}))
    into_form(form, Stop("x.y", "Not now.", cure="Wait."))
    assert form.errors["day"] == ["Look again."]
    assert form.non_field_errors() == ["And here.", "Not now. Wait."]


def test_who_has_no_role_yet_is_told_so(client: Client, cast: Cast) -> None:
    let_in(client, cast, "klaas")
    answer: HttpResponse = client.get("/office/")  # type: ignore[assignment]
    assert answer.status_code == 200


def test_the_navigation_leads_only_where_one_may_go(client: Client, cast: Cast) -> None:
    def ways(name: str) -> "set[str]":
        let_in(client, cast, name)
        return {way["url"] for way in client.get("/office/").context["nav"]}

    assert "/office/accounts/" in ways("anne")
    assert "/office/accounts/" in ways("luc")
    assert "/office/accounts/" not in ways("baraka")
    assert "/office/reports/" not in ways("baraka")
    for name in ("anne", "baraka", "esperance", "judith"):
        let_in(client, cast, name)
        for url in ways(name):
            assert client.get(url).status_code == 200, f"{name} {url}"


def test_uuid_filling_is_a_uuid() -> None:
    assert UUID(FILLING["uuid"])
