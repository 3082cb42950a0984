"""A table at which sides talk, for the pages."""

from tests.casework.mediation.conftest import talks

__all__ = ["talks"]
