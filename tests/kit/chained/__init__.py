"""What follows a decision, module by module: each part plays its acts for a chain and names the words it writes.

A part is a module here with `MARKS` (the places where somebody writes words) and `play(chain)`.
"""

from types import ModuleType

from tests.kit.chained import (
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
    mediation,
    agreements,
    money,
    outcomes,
    monitoring,
    field,
    handover,
)
"""In the order in which they happen."""
