"""The desk of cases, for the pages."""

from tests.casework.cases.conftest import desk

__all__ = ["desk"]
