"""Questions asked of the tables after every step: put into SQL once, then only asked again."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

Row = tuple[Any, ...]


class Prepared:
    """One question; values can be filled in where stand-ins stood when it was made."""

    def __init__(self, rows: "QuerySet[Any, Any]") -> None:
        """Put the question into SQL."""
        self.sql, self.params = rows.query.sql_with_params()

    def ask(self, filled: Mapping[Any, Any] | None = None) -> list[Row]:
        """Return the rows as they are now."""
        params: Iterable[Any] = self.params
        if filled:
            params = [filled.get(one, one) for one in params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, tuple(params))
            return [tuple(map(_read, row)) for row in cursor.fetchall()]


def stored(value: UUID) -> Any:
    """Return an id as this database takes it."""
    return value if connection.features.has_native_uuid_field else value.hex


def _read(value: Any) -> Any:
    return _id(value) if isinstance(value, str) and len(value) == 32 else value


@cache
def _id(text: str) -> UUID:
    return UUID(text)
