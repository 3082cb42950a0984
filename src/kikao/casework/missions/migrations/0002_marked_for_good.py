"""A mission that left without clearance is marked for good, and none leaves otherwise: the database itself sees to it.

SQLite changes a table by making it anew, which loses its triggers: a later migration of `mission` guards it again.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

STAYS = "a mission that left without clearance stays marked so"
CLEARED = "a mission leaves under a clearance that was given, or is marked as gone without one"
MARK_GOES = (
    "OLD.left_without_clearance AND (NOT NEW.left_without_clearance OR NEW.uncleared_reason <> OLD.uncleared_reason)"
)
UNMARKED = (
    "NEW.state = 'UNDERWAY' AND OLD.state <> 'UNDERWAY' AND NOT NEW.left_without_clearance AND NOT EXISTS ("
    "SELECT 1 FROM mission_clearance c WHERE c.id = NEW.clearance_id AND c.mission_id = NEW.id AND c.state = 'GIVEN')"
)

SQLITE = (
    "CREATE TRIGGER mission_mark_stays BEFORE UPDATE OF left_without_clearance, uncleared_reason ON mission "
    f"WHEN {MARK_GOES} BEGIN SELECT RAISE(ABORT, '{STAYS}'); END",
    "CREATE TRIGGER mission_marked_kept BEFORE DELETE ON mission "
    f"WHEN OLD.left_without_clearance BEGIN SELECT RAISE(ABORT, '{STAYS}'); END",
    "CREATE TRIGGER mission_leaves_cleared BEFORE UPDATE OF state ON mission "
    f"WHEN {UNMARKED} BEGIN SELECT RAISE(ABORT, '{CLEARED}'); END",
)
POSTGRES = (
    f"""
CREATE FUNCTION kikao_mission_marked() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.left_without_clearance THEN
      RAISE EXCEPTION '{STAYS}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN OLD;
  END IF;
  IF {MARK_GOES} THEN
    RAISE EXCEPTION '{STAYS}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF {UNMARKED} THEN
    RAISE EXCEPTION '{CLEARED}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END; $$ LANGUAGE plpgsql
""",
    "CREATE TRIGGER mission_marked BEFORE UPDATE OR DELETE ON mission "
    "FOR EACH ROW EXECUTE FUNCTION kikao_mission_marked()",
)
FREE = ("mission_mark_stays", "mission_marked_kept", "mission_leaves_cleared")


def guard(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers, in the words of the database at hand."""
    postgres = schema_editor.connection.vendor == "postgresql"
    with schema_editor.connection.cursor() as cursor:
        for statement in POSTGRES if postgres else SQLITE:
            cursor.execute(statement)


def free(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    postgres = schema_editor.connection.vendor == "postgresql"
    drop = ["DROP FUNCTION kikao_mission_marked CASCADE"] if postgres else [f"DROP TRIGGER {one}" for one in FREE]
    with schema_editor.connection.cursor() as cursor:
        for statement in drop:
            cursor.execute(statement)


class Migration(migrations.Migration):
    """Triggers on missions."""

    dependencies = (("missions", "0001_initial"),)
    operations = (migrations.RunPython(guard, free),)
