"""The same desk as in the tests of cases, with a browser."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.casework.cases.conftest import Desk, case_id, desk
from tests.kit.door import let_in

__all__ = ["case_id", "desk"]

Browser = Callable[[str], Client]


def at(name: str, *args: UUID) -> str:
    """Return the address of a page of cases."""
    return reverse(f"office:cases-{name}", args=args)


@pytest.fixture
def browser(desk: Desk) -> Browser:
    """Return the function that lets somebody in: `browser("anne")`."""
    return lambda name: let_in(Client(), desk.cast, name)
