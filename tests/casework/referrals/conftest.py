"""A table to meet at, and matters to pass on."""

from tests.casework.tasks.conftest import follow

__all__ = ["follow"]
