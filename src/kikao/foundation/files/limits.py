"""How much the office takes at once, and the public page."""

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one file may be, how many may come together, and how much that may be."""

    each: int
    together: int
    count: int


OFFICE = Limits(each=50 * MB, together=100 * MB, count=10)
PUBLIC = Limits(each=10 * MB, together=25 * MB, count=5)
