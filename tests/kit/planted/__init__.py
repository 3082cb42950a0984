"""What else is planted by real HTTP, module by module: a part is a module here with `plant(planter, case_id)`."""

from types import ModuleType

from tests.kit.planted import (
    agreements,
    field,
    handover,
    mediation,
    missions,
    money,
    monitoring,
    outcomes,
    referrals,
)

PARTS: tuple[ModuleType, ...] = (
    referrals,
    missions,
    money,
    mediation,
    agreements,
    outcomes,
    monitoring,
    field,
    handover,
)
"""In the order in which they happen."""
