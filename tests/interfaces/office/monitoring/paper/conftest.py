"""A browser that prints."""

from tests.kit.browser import browser

__all__ = ["browser"]
