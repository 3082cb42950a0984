"""Listening to what a question asks of the database, and how the database answers it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

Asked = tuple[str, Any]


@dataclass
class Heard:
    """The statements a question was made of."""

    statements: list[Asked] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Heard]:
    """Keep every statement that is asked of the database meanwhile."""
    heard = Heard()

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django calls it so
        heard.statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield heard


def plan_of(asked: Asked) -> list[str]:
    """Return how SQLite answers one statement, step by step; nothing for anything but a question."""
    sql, params = asked
    if connection.vendor != "sqlite" or not sql.lstrip().upper().startswith("SELECT"):
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        return [str(row[3]) for row in cursor.fetchall()]


def scans(plan: list[str]) -> list[str]:
    """Return the steps that walk a whole table without an index; full-text tables have one of their own kind."""
    return [
        step
        for step in plan
        if step.startswith("SCAN ")
        and " INDEX" not in step
        and "CONSTANT ROW" not in step
        and not step.startswith(("SCAN (", "SCAN SUBQUERY"))
    ]
