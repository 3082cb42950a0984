"""The nine limits are told on the public page, on paper and where they matter, in the reader's language."""

import html

import pytest
from django.test import Client
from django.utils import translation

from kikao.interfaces.ui.limits import LIMITS
from tests.interfaces.ui.render import render
from tests.kit.cast import Cast
from tests.kit.pages import visit


def test_there_are_nine_and_a_place_names_one_by_its_number() -> None:
    assert len(LIMITS) == 9
    assert str(LIMITS[4]) in html.unescape(render("{% limit 5 %}"))


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "en", "sw"])
def test_anybody_reads_all_nine_in_their_language(client: Client, language: str) -> None:
    shown = html.unescape(client.get(f"/{language}/limits").content.decode())
    with translation.override(language):
        assert [str(words) for words in LIMITS if str(words) not in shown] == []


@pytest.mark.parametrize(
    ("page", "number"),
    [("/office/account/passphrase", 2), ("/office/people/roles/", 6), ("/office/keys/", 5)],
)
def test_a_limit_is_told_where_it_matters(cast: Cast, page: str, number: int) -> None:
    shown = visit(cast, "anne").get(page, follow=True)
    assert str(LIMITS[number - 1]) in html.unescape(shown.content.decode())
