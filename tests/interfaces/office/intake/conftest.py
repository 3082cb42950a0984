"""A secretariat before what waits apart, and a monitor whose phone encrypts."""

from tests.casework.intake.conftest import home, monitor
from tests.casework.intake.encrypting import field

__all__ = ["field", "home", "monitor"]
