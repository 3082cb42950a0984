"""No page may bring style, script or raw markup of its own: the Content-Security-Policy would be a lie."""

import re
from pathlib import Path

import pytest

import kikao.interfaces

HOUSE = Path(kikao.interfaces.__file__).parent
PAGES = sorted(HOUSE.rglob("templates/**/*.html"))
FORBIDDEN = {
    "inline style": re.compile(r"<[^>]*\sstyle\s*=|<style", re.IGNORECASE),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE),
    "event attribute": re.compile(r"<[^>]*\s(on[a-z]+|hx-on[^=\s]*)\s*=", re.IGNORECASE),
    "markup let through": re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off"),
    "a script of elsewhere": re.compile(
        r"<(script|link|img|iframe)[^>]*(src|href)=[\"']?https?:", re.IGNORECASE
    ),
}
LONGEST = 120


def faults(text: str) -> list[str]:
    """Return the names of what a page may not hold."""
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(text)]


def test_there_are_pages_to_look_at():
    assert len(PAGES) > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(HOUSE)))
def test_a_page_brings_nothing_of_its_own(page):
    assert faults(page.read_text()) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(HOUSE)))
def test_a_page_is_short_enough_to_read(page):
    assert len(page.read_text().splitlines()) <= LONGEST


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color:red">',
        "<style>p{}</style>",
        "<script>x()</script>",
        '<a href="javascript:x()">',
        '<button onclick="x()">',
        '<div hx-on:click="x()">',
        "{{ text|safe }}",
        "{% autoescape off %}",
        '<script src="https://cdn.example/x.js"></script>',
    ],
)
def test_the_guard_sees_what_it_should(text):
    assert faults(text)


def test_the_stylesheet_fetches_nothing():
    css = (HOUSE / "ui/static/ui/kikao.css").read_text()
    assert "url(" not in css
    assert "@import" not in css
