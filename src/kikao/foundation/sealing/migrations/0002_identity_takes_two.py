"""An identity compartment never has a wrap for one reader: the database itself refuses it."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SAYS = "an identity is never wrapped for one person alone"

SQLITE = """
CREATE TRIGGER key_wrap_{name} BEFORE {deed} ON key_wrap
WHEN EXISTS (SELECT 1 FROM key_compartment WHERE id = NEW.compartment_id AND layer <> 'N')
BEGIN SELECT RAISE(ABORT, '{says}'); END
"""
SQLITE_LAYER = """
CREATE TRIGGER key_compartment_layer_stays BEFORE UPDATE OF layer ON key_compartment
WHEN NEW.layer <> OLD.layer BEGIN SELECT RAISE(ABORT, '{says}'); END
"""
POSTGRES = """
CREATE FUNCTION kikao_identity_takes_two() RETURNS trigger AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM key_compartment WHERE id = NEW.compartment_id AND layer <> 'N') THEN
    RAISE EXCEPTION '{says}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END; $$ LANGUAGE plpgsql;
CREATE FUNCTION kikao_layer_stays() RETURNS trigger AS $$
BEGIN
  IF NEW.layer <> OLD.layer THEN
    RAISE EXCEPTION '{says}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END; $$ LANGUAGE plpgsql;
CREATE TRIGGER key_wrap_takes_two BEFORE INSERT OR UPDATE ON key_wrap
  FOR EACH ROW EXECUTE FUNCTION kikao_identity_takes_two();
CREATE TRIGGER key_compartment_layer_stays BEFORE UPDATE ON key_compartment
  FOR EACH ROW EXECUTE FUNCTION kikao_layer_stays()
"""


def guard(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers, in the words of the database at hand."""
    if schema_editor.connection.vendor == "postgresql":
        statements = [POSTGRES.format(says=SAYS)]
    else:
        statements = [
            SQLITE.format(name="insert_takes_two", deed="INSERT", says=SAYS),
            SQLITE.format(name="update_takes_two", deed="UPDATE", says=SAYS),
            SQLITE_LAYER.format(says=SAYS),
        ]
    with schema_editor.connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def free(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    if schema_editor.connection.vendor == "postgresql":
        statements = [
            "DROP FUNCTION kikao_identity_takes_two CASCADE",
            "DROP FUNCTION kikao_layer_stays CASCADE",
        ]
    else:
        names = ("key_wrap_insert_takes_two", "key_wrap_update_takes_two", "key_compartment_layer_stays")
        statements = [f"DROP TRIGGER {name}" for name in names]
    with schema_editor.connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


class Migration(migrations.Migration):
    """Triggers on the wraps and on the layer of a compartment."""

    dependencies = (("sealing", "0001_initial"),)
    operations = (migrations.RunPython(guard, free),)
