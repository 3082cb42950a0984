"""Whether passkeys work at the address by which the reader came, and at which address they do."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from kikao.foundation.sealing.signin import host_of_house


@dataclass(frozen=True, slots=True)
class Place:
    """The reader's address: good for passkeys, or which one to open instead (none while the house has no name)."""

    possible: bool
    address: str


def place_of(request: HttpRequest) -> Place:
    """Compare the address in the browser with the one that the house was given."""
    named = host_of_house() is not None
    here = request.get_host() == urlsplit(settings.KIKAO_BASE_URL).netloc
    return Place(named and here, settings.KIKAO_BASE_URL if named else "")
