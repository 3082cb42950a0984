"""Templates trust nothing and bring no style or script of their own."""

import re

import pytest

from tests.architecture.order import ROOT, SRC

BARRED = {
    "|safe": re.compile(r"\|\s*safe(seq)?\b"),
    "autoescape off": re.compile(r"{%\s*autoescape\s+off"),
    "inline style": re.compile(r"<style\b|\sstyle\s*=", re.I),
    "inline script": re.compile(r"<script\b(?![^>]*\bsrc\s*=)", re.I),
    "inline handler": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I),
    "javascript address": re.compile(r"javascript:", re.I),
    "address of another host": re.compile(r"""(src|href)\s*=\s*["'](https?:)?//""", re.I),
}


def faults_of(text: str) -> list[str]:
    return [name for name, pattern in BARRED.items() if pattern.search(text)]


def test_templates_trust_nothing_and_bring_nothing() -> None:
    pages = [*SRC.rglob("*.html"), *SRC.rglob("*.svg")]
    found = {str(page.relative_to(ROOT)): faults_of(page.read_text()) for page in pages}
    assert {page: faults for page, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "{{ words|safe }}",
        "{% autoescape off %}",
        '<p class="a" style="color: red">',
        "<style>",
        "<script>alert(1)</script>",
        '<a onclick="go()">',
        '<a href="javascript:go()">',
        '<script src="https://example.org/a.js"></script>',
    ],
)
def test_a_template_that_trusts_is_found(planted: str) -> None:
    assert faults_of(planted)


def test_a_template_that_trusts_nothing_passes() -> None:
    assert not faults_of(
        '<script src="{% static "ui/kikao.js" %}" defer></script><a href="{{ url }}">{{ w }}</a>'
    )
