"""One thing that was looked at."""

from dataclasses import dataclass

GOOD, WARN, BAD = "good", "warn", "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it stands, and the cure when it does not stand well."""

    what: str
    state: str
    said: str = ""
    cure: str = ""
