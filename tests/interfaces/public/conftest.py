"""A visitor at the public door, who keeps no cookie but the form's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from kikao.foundation.access.models import WorkingGroup
from kikao.interfaces.public.flood import flood
from tests.kit.cast import Cast

PLAIN = {
    "words": "Two men stopped us at the barrier.",
    "language": "fr",
    "accused": "OTHER",
    "relation": "99",
}
_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
_WORD = re.compile(r'<strong class="ref">(\w{4})</strong>')


@dataclass
class Visitor:
    """Somebody with a browser and no account; the proof of origin is checked as in a real one."""

    client: Client = field(default_factory=lambda: Client(enforce_csrf_checks=True))

    def get(self, path: str) -> HttpResponse:
        """Open a page."""
        return self.client.get(path)  # type: ignore[return-value]

    def hidden(self, path: str) -> dict[str, str]:
        """Return the hidden fields of the form on a page."""
        return dict(_HIDDEN.findall(unescape(self.get(path).content.decode())))

    def post(self, path: str, **typed: object) -> HttpResponse:
        """Fill in the form of a page and send it."""
        sent = {**self.hidden(path), **typed}
        return self.client.post(path, sent)  # type: ignore[return-value]

    def send(self, path: str = "/en/report", **typed: object) -> HttpResponse:
        """Send a report."""
        return self.post(path, **{**PLAIN, **typed})


def words_on(answer: HttpResponse) -> str:
    """Return the six words that a page shows."""
    return " ".join(_WORD.findall(answer.content.decode()))


@pytest.fixture
def visitor(cast: Cast) -> Iterator[Visitor]:
    """Return a visitor at the open door of the group."""
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    flood.forget()
    yield Visitor()
    flood.forget()
