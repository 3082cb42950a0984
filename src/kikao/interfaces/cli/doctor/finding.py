"""One thing that was looked at."""

from dataclasses import dataclass

GOOD, WARN, BAD, UNKNOWN = "good", "warn", "bad", "unknown"
"""UNKNOWN is never shown as good: it could not be looked at."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it stands, and the cure when it does not stand well."""

    what: str
    state: str
    said: str = ""
    cure: str = ""
