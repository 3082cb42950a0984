"""A table to meet at, and matters to follow up to their end."""

from tests.casework.tasks.conftest import follow

__all__ = ["follow"]
