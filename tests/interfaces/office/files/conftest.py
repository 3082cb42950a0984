"""A desk with reports, cases, a browser, and pictures to send."""

from tests.casework.cases.conftest import case_id, desk
from tests.interfaces.office.cases.conftest import browser

__all__ = ["browser", "case_id", "desk"]
