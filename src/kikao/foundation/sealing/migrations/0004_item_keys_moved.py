"""The key of every item moves into the key store, so that an item can be erased alone; nothing is sealed anew."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

HEAD = 82
AT_ONCE = 500


def part(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Cut the key off every item."""
    items, keys = apps.get_model("sealing", "SealedItem"), apps.get_model("sealing", "ItemKey")
    for item in items.objects.iterator(chunk_size=AT_ONCE):
        blob = bytes(item.blob)
        keys.objects.create(working_group_id=item.working_group_id, item_id=item.id, blob=blob[:HEAD])
        items.objects.filter(id=item.id).update(blob=blob[HEAD:])


def join(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put every key back before its item."""
    items, keys = apps.get_model("sealing", "SealedItem"), apps.get_model("sealing", "ItemKey")
    for key in keys.objects.iterator(chunk_size=AT_ONCE):
        item = items.objects.get(id=key.item_id)
        items.objects.filter(id=item.id).update(blob=bytes(key.blob) + bytes(item.blob))


class Migration(migrations.Migration):
    """Data only."""

    dependencies = (("sealing", "0003_item_keys"),)
    operations = (migrations.RunPython(part, join),)
