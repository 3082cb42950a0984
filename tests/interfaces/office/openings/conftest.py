"""The secretariat with its doors open, for the pages."""

from tests.casework.reports.conftest import desk

__all__ = ["desk"]
