"""The same parties as in the tests of agreements, with browsers."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.casework.agreements.conftest import papers
from tests.casework.agreements.paper import Papers
from tests.kit.door import let_in

__all__ = ["Browser", "browser", "papers"]

Browser = Callable[[str], Client]


@pytest.fixture
def browser(papers: Papers) -> Browser:
    """Return the function that lets somebody in: `browser("anne")`."""
    return lambda name: let_in(Client(), papers.cast, name)
