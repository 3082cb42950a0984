import pytest
from django import forms
from django.test import RequestFactory
from django.utils.translation import override

from kikao.foundation.base.paging import Page
from kikao.interfaces.ui.fields import LineField
from tests.interfaces.ui.render import render


class Sieve(forms.Form):
    q = LineField(label="Search", required=False)
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "All"), ("C0", "Tabled")])


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def asked(query: str):
    return RequestFactory().get("/cases/" + query)


def test_next_page_keeps_the_filters():
    page = Page((1, 2), "abc", 2)
    shown = render("{% pager page %}", request=asked("?status=C0&after=old"), page=page)
    assert 'href="?status=C0&amp;after=abc"' in shown
    assert 'href="?status=C0"' in shown
    assert "Back to the first page" in shown


def test_a_list_of_one_page_has_no_pager():
    assert render("{% pager page %}", request=asked(""), page=Page((1,), None, 2)) == ""


def test_the_last_page_says_so_and_leads_back():
    shown = render("{% pager page %}", request=asked("?after=x"), page=Page((1,), None, 2))
    assert "end of the list" in shown
    assert "Next page" not in shown


def test_filters_fold_until_one_is_set():
    closed = render("{% filterbar form %}", request=asked("?q=depot"), form=Sieve({"q": "depot"}))
    assert "<details>" in closed
    assert 'value="depot"' in closed
    used = render("{% filterbar form %}", request=asked("?status=C0"), form=Sieve({"status": "C0"}))
    assert "<details open>" in used
    assert "Clear" in used


def test_export_takes_the_same_filters_and_no_cursor():
    request = asked("?status=C0&after=abc")
    shown = render(
        "{% filterbar form export_url='/cases/export' %}", request=request, form=Sieve({"status": "C0"})
    )
    assert 'href="/cases/export?status=C0"' in shown


def test_an_empty_list_says_what_would_fill_it():
    shown = render("{% empty 'No report' 'They show here.' %}<a href='/new'>Take one</a>{% endempty %}")
    assert "They show here." in shown
    assert "Take one" in shown
    assert "actions" not in render("{% empty 'No report' %}{% endempty %}")
