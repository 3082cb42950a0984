"""The same two groups as in the tests of the acts."""

from tests.casework.handover.conftest import groups

__all__ = ["groups"]
