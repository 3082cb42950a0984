"""The blank sheets."""

import pytest
from django.test import Client
from django.utils import translation

from kikao.casework.reports.enums import ConsentScope
from tests.kit.cast import Cast
from tests.kit.door import let_in

PAPER = "/office/paper/"


@pytest.mark.parametrize("sheet", ["facts", "attendance", "decision", "limits"])
@pytest.mark.parametrize("language", ["fr", "sw", "en"])
def test_each_sheet_is_printed_in_each_language(
    client: Client, cast: Cast, sheet: str, language: str
) -> None:
    let_in(client, cast, "anne")
    there = f"{PAPER}{sheet}/{language}/"
    assert there in client.get(PAPER).content.decode()
    page = client.get(there)
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.content.decode()
    assert "<script" not in page.content.decode()


@pytest.mark.parametrize("sheet", ["facts", "attendance", "decision", "limits"])
def test_two_prints_are_the_same_whoever_prints(client: Client, cast: Cast, sheet: str) -> None:
    pages = [let_in(client, cast, name).get(f"{PAPER}{sheet}/fr/").content for name in ("anne", "didier")]
    assert pages[0] == pages[1]


def test_the_fact_sheet_asks_every_scope(client: Client, cast: Cast) -> None:
    let_in(client, cast, "anne")
    page = client.get(f"{PAPER}facts/en/").content.decode()
    with translation.override("en"):
        assert all(str(scope.label) in page for scope in ConsentScope)


def test_no_sheet_is_given_to_who_is_not_signed_in(client: Client, cast: Cast) -> None:
    assert client.get(f"{PAPER}facts/fr/").status_code == 302
    let_in(client, cast, "anne")
    assert client.get(f"{PAPER}facts/xx/").status_code == 404
