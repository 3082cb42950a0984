"""What goes out of imports."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What stands against a record: the column, where one is meant, and what to do."""

    column: str
    words: str
