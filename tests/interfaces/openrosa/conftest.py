"""A group that takes reports in, two forms on its list, and a phone that may send."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client

from kikao.casework.forms.actions import add_version, give_token, publish_version
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.files import store
from kikao.interfaces.openrosa.quota import quota
from tests.casework.forms.books import SMALL, book
from tests.kit.cast import Cast
from tests.kit.sender import Attached, Sender, filled

KEY = "a-key-that-was-drawn-for-these-tests-alone"
PASSWORD = "a-password-that-was-drawn-for-tests"
NAME = "phone-7"
FORM = "kikao_small"
PHOTOS = SMALL.replace(
    "| | note | thanks",
    "| | image | photo | Photo | Picha |\n| | image | other | Photo | Picha |\n| | note | thanks",
)


@dataclass
class Phone:
    """A phone that asks and sends within this process."""

    client: Client
    base: str = f"/key/{KEY}"

    def get(self, path: str, **headers: str) -> HttpResponse:
        """Ask for something."""
        return self.client.get(f"{self.base}/{path}", headers=headers)  # type: ignore[return-value]

    def send(self, form: bytes, *files: Attached, style: str = "collect", **more: Any) -> HttpResponse:
        """Send a filled-in form with these files in one sending."""
        kind, pieces = Sender(self.base, style)._body(form, list(files), more=False)
        return self.raw(b"".join(pieces), kind, **more)

    def raw(self, body: bytes, kind: str, **more: Any) -> HttpResponse:
        """Send bytes as they are."""
        headers = {"X-OpenRosa-Version": "1.0", **more.pop("headers", {})}
        return self.client.post(  # type: ignore[return-value]
            f"{self.base}/submission?deviceID=collect:AbCdEfGh01234567",
            body,
            content_type=kind,
            headers=headers,
            **more,
        )


@pytest.fixture
def phone(cast: Cast) -> Iterator[Phone]:
    """Return a phone with a key; the small form with two photographs is published."""
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    quota.forget()
    incoming = store.root() / store.INCOMING
    incoming.mkdir(exist_ok=True)
    for one in incoming.iterdir():
        one.unlink()
    publish(cast)
    give_token(cast.actor("anne"), label="Phone 7", kind="FOCAL", token=KEY, username=NAME, password=PASSWORD)
    yield Phone(Client(enforce_csrf_checks=True, raise_request_exception=False))
    quota.forget()


def publish(cast: Cast, version: str = "1") -> UUID:
    """Publish a version of the small form with photographs."""
    made = add_version(cast.actor("anne"), content=book(PHOTOS, version), kind="REPORT")
    return publish_version(cast.actor("anne"), version_id=made)


def told(instance: str = "uuid:1", *, version: str = "1", earlier: str = "", **answers: str) -> bytes:
    """Return the small form filled in."""
    said = {
        "told/what_happened": "They took our sacks.",
        "told/happened_on": "2026-03-02",
        "told/category": "TAX",
        "contact": "",
        "phone": "collect:AbCdEfGh01234567",
        **answers,
    }
    return filled(FORM, version, instance, said, earlier=earlier)


def pictures(*names: str) -> Iterable[Attached]:
    """Return files of these names, each with its own content."""
    return [Attached(name, f"picture {name} ".encode() * 400) for name in names]
