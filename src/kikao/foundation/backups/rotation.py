"""Which backups stay: seven days, five weeks, twelve months of content; of the keys nothing older than 35 days."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

DAYS, WEEKS, MONTHS = 7, 5, 12
KEYS_KEPT = timedelta(days=35)
"""What was erased could be read from an older content backup as long as a key store from before is kept."""
CONTENT, KEYS = "content", "keys"
_NAME = re.compile(r"kikao-(\d{8}T\d{6}Z)\.(content|keys)")
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a backup: which part of which moment."""

    place: Path
    part: str
    taken_at: datetime


def name_of(taken_at: datetime) -> str:
    """Return the name that both parts of a backup begin with."""
    return f"kikao-{taken_at.astimezone(UTC).strftime(_STAMP)}"


def parts_in(folder: Path) -> list[Part]:
    """Return the files of backups in a folder, oldest first; whatever else lies there is nobody's business."""
    found = [(path, _NAME.fullmatch(path.name)) for path in folder.iterdir()] if folder.is_dir() else []
    parts = [
        Part(path, named[2], datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC))
        for path, named in found
        if named
    ]
    return sorted(parts, key=lambda one: (one.taken_at, one.part))


def outlived(parts: Iterable[Part], at: datetime) -> list[Part]:
    """Return the files that need not, or must not, be kept any longer; the newest content always stays."""
    every = list(parts)
    content = sorted(
        (one for one in every if one.part == CONTENT), key=lambda one: one.taken_at, reverse=True
    )
    keep = set(content[:1])
    keep |= _newest_of(content, lambda day: day.strftime("%Y-%m-%d"), DAYS)
    keep |= _newest_of(content, lambda day: day.strftime("%G-%V"), WEEKS)
    keep |= _newest_of(content, lambda day: day.strftime("%Y-%m"), MONTHS)
    days = {one.taken_at for one in keep}
    return [
        one
        for one in every
        if (one.part == CONTENT and one not in keep)
        or (one.part == KEYS and (at - one.taken_at > KEYS_KEPT or one.taken_at not in days))
    ]


def _newest_of(content: list[Part], time: Callable[[datetime], str], most: int) -> set[Part]:
    """Return the newest of each day, week or month, of the last so many of them."""
    newest: dict[str, Part] = {}
    for one in content:
        newest.setdefault(time(one.taken_at), one)
    return set(list(newest.values())[:most])
