"""The two databases: a copy of everything but the keys, and the rows of the keys."""

import base64
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from kikao.foundation.backups.stops import BackupRefused
from kikao.foundation.sealing.erasing import KEY_STORE

PASSING = ("session", "sealed_draft", "once_token")
"""Rows that no backup takes along: nobody is signed in, and no interrupted form waits, after a restore."""
ROWS_AT_A_TIME = 5000
MISSING = "PostgreSQL's programs are not on this machine: {name} is missing."
INSTALL = "Install them, for instance: sudo apt-get install postgresql-client"


def engine() -> str:
    """Return which database this installation has."""
    return connection.vendor


def file_of_database() -> Path:
    """Return the file of the SQLite database."""
    return Path(str(settings.DATABASES["default"]["NAME"]))


@contextmanager
def copied(place: Path) -> Iterator[dict[str, int]]:
    """Copy everything but the keys to a file, as of one moment, and yield how many rows each table of it has."""
    if engine() == "sqlite":
        yield _copy_sqlite(place)
    else:
        with _snapshot() as (cursor, name):
            _run("pg_dump", *_dumping(), f"--snapshot={name}", f"--file={place}")
            yield {table: _count(cursor, table) for table in _tables(cursor) if not _left_out(table)}


def _copy_sqlite(place: Path) -> dict[str, int]:
    with closing(sqlite3.connect(f"file:{file_of_database()}?mode=ro", uri=True)) as source:
        source.execute("VACUUM INTO ?", (str(place),))
    place.chmod(0o600)
    with closing(sqlite3.connect(place, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode=MEMORY")
        copy.execute("PRAGMA secure_delete=ON")
        names = [row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in filter(_left_out, names):
            copy.execute(f'DELETE FROM "{table}"')  # noqa: S608 - a name out of the database's own list
        copy.execute("VACUUM")
        said = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if said != "ok":
            raise BackupRefused(
                f"The database is damaged: {said}", "Keep this disk as it is. Run: kikao doctor"
            )
        real = [name for name in names if not name.startswith("sqlite_")]
        return {name: _count(copy, name) for name in real if not _left_out(name)}


def rows_of_keys() -> Iterator[bytes]:
    """Yield the rows of the key store as lines of JSON, some thousands at a time, as of one moment."""
    if engine() == "sqlite":
        with closing(sqlite3.connect(f"file:{file_of_database()}?mode=ro", uri=True)) as source:
            cursor = source.cursor()
            cursor.execute("BEGIN")
            yield from _lines(
                cursor, [name for name in connection.introspection.table_names() if _is_key(name)]
            )
    else:
        with _snapshot() as (cursor, _name):
            yield from _lines(cursor, [name for name in _tables(cursor) if _is_key(name)])


def put_back(place: Path) -> None:
    """Put a copy in the place of an empty database."""
    if engine() == "sqlite":
        place.rename(file_of_database())
        return
    with connection.cursor() as cursor:
        if connection.introspection.table_names(cursor):
            raise BackupRefused(
                "The database that KIKAO_DATABASE_URL names is not empty.",
                "Make an empty one, and name that.",
            )
    connection.close()
    _run(
        "pg_restore",
        "--no-owner",
        "--no-privileges",
        "--single-transaction",
        "--exit-on-error",
        *_to(),
        str(place),
    )


def load_rows(lines: bytes) -> int:
    """Put rows of the key store back; their order does not matter before the transaction ends."""
    count = 0
    with connection.cursor() as cursor:
        known: dict[str, set[str]] = {}
        for line in lines.splitlines():
            table, row = json.loads(line)
            if not _is_key(table):
                raise BackupRefused(f"{table} is no table of the key store.")
            if table not in known:
                described = connection.introspection.get_table_description(cursor, table)
                known[table] = {column.name for column in described}
            if not set(row) <= known[table]:
                raise BackupRefused(
                    f"{table} is different here.", "Restore with the program that took the backup."
                )
            columns = ", ".join(f'"{name}"' for name in row)
            places = ", ".join(["%s"] * len(row))
            cursor.execute(
                f'INSERT INTO "{table}" ({columns}) VALUES ({places})',  # noqa: S608 - names that were looked up
                [_decoded(value) for value in row.values()],
            )
            count += 1
    return count


def drop_orphans() -> int:
    """Take away keys to things that came after the content was copied; return how many."""
    gone = 0
    with connection.cursor() as cursor:
        for table in filter(_is_key, connection.introspection.table_names(cursor)):
            for rule in connection.introspection.get_constraints(cursor, table).values():
                if not rule["foreign_key"]:
                    continue
                (column,), (other, other_column) = rule["columns"], rule["foreign_key"]
                cursor.execute(
                    f'DELETE FROM "{table}" WHERE "{column}" IS NOT NULL AND NOT EXISTS '  # noqa: S608
                    f'(SELECT 1 FROM "{other}" AS o WHERE o."{other_column}" = "{table}"."{column}")'
                )
                gone += max(cursor.rowcount, 0)
    return gone


def counts() -> dict[str, int]:
    """Return how many rows each table has that is not of the keys."""
    with connection.cursor() as cursor:
        names = _tables(cursor) if engine() == "postgresql" else _sqlite_tables(cursor)
        return {name: _count(cursor, name) for name in names if not _left_out(name)}


def whole() -> list[str]:
    """Return what the database itself finds wrong with its files or its relations."""
    connection.check_constraints()
    if engine() != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return [row[0] for row in cursor.fetchall() if row[0] != "ok"]


def _is_key(table: str) -> bool:
    return table.startswith(KEY_STORE)


def _left_out(table: str) -> bool:
    return _is_key(table) or table in PASSING


def _lines(cursor: Any, tables: list[str]) -> Iterator[bytes]:
    """Compartments first: what hangs on them asks for them when it is put back."""
    for table in sorted(tables, key=lambda name: (name != "key_compartment", name)):
        cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name out of the database's own list
        names = [column[0] for column in cursor.description]
        while rows := cursor.fetchmany(ROWS_AT_A_TIME):
            said = (
                json.dumps([table, dict(zip(names, map(_encoded, row), strict=True))], ensure_ascii=False)
                for row in rows
            )
            yield "\n".join(said).encode()


def _encoded(value: object) -> object:
    if isinstance(value, bytes | memoryview):
        return {"b64": base64.b64encode(bytes(value)).decode()}
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _decoded(value: Any) -> Any:
    if isinstance(value, dict):
        return base64.b64decode(value["b64"])
    return value


def _count(cursor: Any, table: str) -> int:
    cursor = cursor.execute(f'SELECT count(*) FROM "{table}"') or cursor  # noqa: S608
    return int(cursor.fetchone()[0])


def _sqlite_tables(cursor: Any) -> list[str]:
    cursor.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%%' ESCAPE '\\'"
    )
    return [row[0] for row in cursor.fetchall()]


def _tables(cursor: Any) -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
    return [row[0] for row in cursor.fetchall()]


@contextmanager
def _snapshot() -> Iterator[tuple[Any, str]]:
    """Look at PostgreSQL as of one moment, which its own programs can share."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            yield cursor, str(cursor.fetchone()[0])
            cursor.execute("COMMIT")
    finally:
        other.close()


def _dumping() -> list[str]:
    left_out = [f"--exclude-table-data={KEY_STORE}*", *(f"--exclude-table-data={table}" for table in PASSING)]
    return ["--format=custom", "--no-owner", "--no-privileges", *left_out, *_to()]


def _to() -> list[str]:
    said = settings.DATABASES["default"]
    return [
        f"--{option}={said[name]}"
        for option, name in (("dbname", "NAME"), ("host", "HOST"), ("port", "PORT"), ("username", "USER"))
        if said.get(name)
    ]


def _run(name: str, *words: str) -> None:
    program = shutil.which(name)
    if program is None:
        raise BackupRefused(MISSING.format(name=name), INSTALL)
    password: Mapping[str, str] = {"PGPASSWORD": str(settings.DATABASES["default"].get("PASSWORD") or "")}
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program, with the installation's own settings
        [program, *words], env={**os.environ, **password}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BackupRefused(f"{name}: {done.stderr.strip()[-600:]}")
