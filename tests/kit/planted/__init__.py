"""What else is planted by real HTTP, module by module: a part is a module here with `plant(planter, case_id)`."""

from types import ModuleType

PARTS: tuple[ModuleType, ...] = ()
"""In the order in which they happen."""
