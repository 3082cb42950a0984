"""The shortest way of a known statement to the database: no word of it is put together or looked through again.

On SQLite Django's own cursor takes longer than the database itself. Whoever listens to statements (tests that count
them, a debugger) and every other database is served by that cursor as ever.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


def ask(sql: str, values: Sequence[Any]) -> list[Any]:
    """Run a statement in the transaction under way and return its rows as the database gives them."""
    here = connections[DEFAULT_DB_ALIAS]
    if here.vendor != "sqlite" or here.execute_wrappers or here.queries_logged:
        with here.cursor() as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall()) if cursor.description else []
    here.ensure_connection()
    here.validate_thread_sharing()
    here.validate_no_broken_transaction()
    with here.wrap_database_errors:
        rows: list[Any] = here.connection.execute(_marked(sql), values).fetchall()
        return rows


@lru_cache(maxsize=2_000)
def _marked(sql: str) -> str:
    """Return a statement with the marks that SQLite knows."""
    return (sql % (("?",) * _places(sql))) if "%" in sql else sql


def _places(sql: str) -> int:
    return sql.replace("%%", "").count("%s")
