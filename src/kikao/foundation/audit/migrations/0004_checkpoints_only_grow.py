"""Checkpoints only grow: changing or removing one is refused by the database itself."""

from django.db import migrations

from kikao.foundation.audit.guard import free_checkpoints_by_migration, guard_checkpoints_by_migration


class Migration(migrations.Migration):
    """Append-only triggers on the table of checkpoints."""

    dependencies = (("audit", "0003_checkpoints"),)
    operations = (migrations.RunPython(guard_checkpoints_by_migration, free_checkpoints_by_migration),)
