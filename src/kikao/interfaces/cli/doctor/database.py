"""The database: whole, up to date, and durable at every commit."""

from collections.abc import Iterator

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from kikao.interfaces.cli.doctor.finding import BAD, GOOD, Finding

FULL = 2


def database() -> Iterator[Finding]:
    """Look at the database; without one there is nothing more to see."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        yield Finding("database", BAD, str(error).strip(), "Look at KIKAO_HOME or KIKAO_DATABASE_URL.")
        return
    yield Finding("database", GOOD, connection.vendor)
    yield _migrations()
    yield from _sqlite() if connection.vendor == "sqlite" else _postgres()


def _migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        said = f"{len(waiting)} steps wait"
        return Finding(
            "tables", BAD, said, "Run: kikao init for a new group, or kikao serve after an upgrade."
        )
    return Finding("tables", GOOD, "up to date")


def _sqlite() -> Iterator[Finding]:
    yield _pragma("every commit durable", "synchronous", FULL)
    yield _pragma("write-ahead log", "journal_mode", "wal")
    yield _pragma("relations", "foreign_keys", 1)
    yield _pragma("deleted rows overwritten", "secure_delete", 1)
    answer = _ask("PRAGMA quick_check(1)")
    whole = answer == "ok"
    cure = "" if whole else "Stop serving, keep a copy of the file, and restore the last backup."
    yield Finding("database file", GOOD if whole else BAD, str(answer), cure)


def _pragma(what: str, name: str, wanted: object) -> Finding:
    found = _ask(f"PRAGMA {name}")
    if found == wanted:
        return Finding(what, GOOD)
    return Finding(what, BAD, f"{name} is {found}", "Serve with Kikao's own settings, not with others.")


def _postgres() -> Iterator[Finding]:
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        found = str(_ask(f"SHOW {name}"))
        good = found != "off"
        yield Finding(name, GOOD if good else BAD, found, "" if good else f"Set {name} = on in PostgreSQL.")


def _ask(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return row[0] if row else None
