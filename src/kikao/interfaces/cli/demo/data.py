"""Reading the product's own telling of the cases and the members."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from kikao.foundation.base.moments import Moment

_FOLDER = Path(__file__).resolve().parent.parent / "data"
LABEL = "(démonstration)"


@cache
def told(name: str) -> dict[str, Any]:
    """Return one of the product's data files (`cases` or `members`)."""
    read: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text("utf-8"))
    return read


def fr(words: dict[str, str] | None) -> str:
    """Return the French words: the demonstration group works in French."""
    return words["fr"] if words else ""


def moment(text: str) -> Moment:
    """Return when something was; what no source dates stays unknown."""
    return Moment.parse(text)
