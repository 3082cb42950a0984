"""Lists cut into pages by key, so that page 900 costs what page one costs."""

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

from kikao.foundation.base.stops import Unknown

T = TypeVar("T")
U = TypeVar("U")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A piece of a list and where the next piece begins (None at the end)."""

    items: tuple[T, ...]
    next_cursor: str | None
    size: int

    def map(self, change: Callable[[T], U]) -> "Page[U]":
        """Return the same page with every item changed, for instance cut to its reader."""
        return Page(tuple(change(item) for item in self.items), self.next_cursor, self.size)


def page_of(
    queryset: "QuerySet[M]", *, order: tuple[str, ...], after: str | None = None, size: int = 50
) -> Page[M]:
    """Return one page of `queryset`; `order` ends with a unique field, "-" means falling.

    Raises Unknown for a cursor that this list never gave out.
    """
    rows = queryset.order_by(*order)
    try:
        if after:
            rows = rows.filter(_beyond(order, _read(after, len(order))))
        found = list(rows[: size + 1])
    except (ValueError, ValidationError) as error:
        raise Unknown from error
    kept = tuple(found[:size])
    more = _write(kept[-1], order) if len(found) > size else None
    return Page(kept, more, size)


def _beyond(order: tuple[str, ...], values: list[Any]) -> Q:
    """Rows after the key: (a < x) or (a = x and b < y) ..., led by (a <= x) so that an index is used."""
    beyond = Q()
    same = Q()
    for name, value in zip(order, values, strict=True):
        field, way = name.lstrip("-"), "lt" if name.startswith("-") else "gt"
        beyond |= same & Q(**{f"{field}__{way}": value})
        same &= Q(**{field: value})
    first, way = order[0].lstrip("-"), "lte" if order[0].startswith("-") else "gte"
    return Q(**{f"{first}__{way}": values[0]}) & beyond


def _write(row: Model, order: tuple[str, ...]) -> str:
    key = [str(getattr(row, name.lstrip("-"))) for name in order]
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def _read(cursor: str, length: int) -> list[Any]:
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, UnicodeDecodeError) as error:
        raise Unknown from error
    if not isinstance(key, list) or len(key) != length or not all(map(_is_words, key)):
        raise Unknown
    return key


def _is_words(part: object) -> bool:
    """Tell whether a part of a key is text that both databases take."""
    return isinstance(part, str) and "\x00" not in part
