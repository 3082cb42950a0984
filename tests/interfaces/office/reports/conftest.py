"""The secretariat at its desk in the office, with reports that came in."""

from tests.casework.reports.conftest import desk

__all__ = ["desk"]
