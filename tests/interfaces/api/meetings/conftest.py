"""A table to meet at, for the pages."""

from tests.casework.meetings.conftest import table

__all__ = ["table"]
