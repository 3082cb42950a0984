"""The database's own guard of the trail: what was written is never changed or removed.

DROP TABLE stays possible to whoever owns the database, which is why the head of the chain is printed in the minutes.
"""

from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("trail_entry", "trail_pin", "trail_checkpoint")
ROW_DEEDS = ("UPDATE", "DELETE")

POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION kikao_trail_only_grows() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'the trail only grows'; END; $$ LANGUAGE plpgsql
"""


def guard(connection: BaseDatabaseWrapper, tables: Sequence[str] = TABLES) -> None:
    """Put the triggers on the tables of the trail, in the words of the database at hand."""
    with connection.cursor() as cursor:
        for statement in _guards(connection.vendor, tables):
            cursor.execute(statement)


def free(connection: BaseDatabaseWrapper, tables: Sequence[str] = TABLES) -> None:
    """Take the triggers away again (reversing the migration; emptying a test's database)."""
    with connection.cursor() as cursor:
        for table in tables:
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            for deed in (*ROW_DEEDS, "TRUNCATE"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{deed.lower()}{on}")


def _guards(vendor: str, tables: Sequence[str]) -> list[str]:
    if vendor != "postgresql":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'the trail only grows'); END"
            for table in tables
            for deed in ROW_DEEDS
        ]
    rows = [
        f"CREATE OR REPLACE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION kikao_trail_only_grows()"
        for table in tables
        for deed in ROW_DEEDS
    ]
    whole = [
        f"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION kikao_trail_only_grows()"
        for table in tables
    ]
    return [POSTGRES_FUNCTION, *rows, *whole]


def guard_by_migration(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Guard entries, what they fix, and checkpoints as a step of a migration."""
    guard(schema_editor.connection)


def free_by_migration(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Reverse the guarding step of a migration."""
    free(schema_editor.connection)
