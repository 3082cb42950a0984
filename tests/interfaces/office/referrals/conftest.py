"""The same group as in the tests of the pages of tasks."""

from tests.interfaces.office.tasks.conftest import browser, follow

__all__ = ["browser", "follow"]
