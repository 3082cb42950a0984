"""What was received is never altered, nor what is written of it: the database itself refuses it.

SQLite changes a table by making it anew, which loses its triggers: a later migration of these tables guards them again.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SAYS = "a file and the account of it are never altered"
FILE = (
    "id",
    "working_group_id",
    "subject_id",
    "number",
    "role",
    "original_id",
    "reference",
    "hangs_on",
    "is_picture",
    "tool",
    "about_item_id",
    "commitment",
    "blob_id",
    "sealed_size",
    "sealed_digest",
    "arrived_on",
)
"""Everything but the day on which it was disposed of."""

SQLITE = (
    f"CREATE TRIGGER evidence_file_never_altered BEFORE UPDATE OF {', '.join(FILE)} ON evidence_file "
    f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    "CREATE TRIGGER custody_event_never_altered BEFORE UPDATE ON custody_event "
    f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
)
POSTGRES = (
    f"""
CREATE FUNCTION kikao_file_never_altered() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END; $$ LANGUAGE plpgsql
""",
    f"CREATE TRIGGER evidence_file_never_altered BEFORE UPDATE OF {', '.join(FILE)} ON evidence_file "
    "FOR EACH ROW EXECUTE FUNCTION kikao_file_never_altered()",
    "CREATE TRIGGER custody_event_never_altered BEFORE UPDATE ON custody_event "
    "FOR EACH ROW EXECUTE FUNCTION kikao_file_never_altered()",
)


def guard(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers, in the words of the database at hand."""
    postgres = schema_editor.connection.vendor == "postgresql"
    with schema_editor.connection.cursor() as cursor:
        for statement in POSTGRES if postgres else SQLITE:
            cursor.execute(statement)


def free(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    postgres = schema_editor.connection.vendor == "postgresql"
    statements = (
        ["DROP FUNCTION kikao_file_never_altered CASCADE"]
        if postgres
        else ["DROP TRIGGER evidence_file_never_altered", "DROP TRIGGER custody_event_never_altered"]
    )
    with schema_editor.connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


class Migration(migrations.Migration):
    """Triggers on files and on the account of them."""

    dependencies = (("files", "0001_initial"),)
    operations = (migrations.RunPython(guard, free),)
