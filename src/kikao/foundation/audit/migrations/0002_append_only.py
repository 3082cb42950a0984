"""The trail only grows: changing or removing an entry is refused by the database itself."""

from django.db import migrations

from kikao.foundation.audit.guard import free_by_migration, guard_by_migration


class Migration(migrations.Migration):
    """Append-only triggers on the tables of the trail."""

    dependencies = (("audit", "0001_initial"),)
    operations = (migrations.RunPython(guard_by_migration, free_by_migration),)
