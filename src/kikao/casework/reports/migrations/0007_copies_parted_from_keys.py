"""The key of every copy that a source reads moves into the key store, so that erasing takes it; nothing is sealed anew."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

HEAD = 82
AT_ONCE = 500


def part(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Cut the key off every copy."""
    messages, keys = apps.get_model("reports", "ThreadMessage"), apps.get_model("sealing", "ReceiptKey")
    for message in messages.objects.filter(blob__isnull=False).iterator(chunk_size=AT_ONCE):
        blob = bytes(message.blob)
        keys.objects.create(
            working_group_id=message.working_group_id, item_id=message.item_id, blob=blob[:HEAD]
        )
        messages.objects.filter(id=message.id).update(blob=blob[HEAD:])


def join(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put every key back before its copy."""
    messages, keys = apps.get_model("reports", "ThreadMessage"), apps.get_model("sealing", "ReceiptKey")
    for key in keys.objects.iterator(chunk_size=AT_ONCE):
        message = messages.objects.get(item_id=key.item_id)
        messages.objects.filter(id=message.id).update(blob=bytes(key.blob) + bytes(message.blob))


class Migration(migrations.Migration):
    """Data only."""

    dependencies = (("reports", "0006_taken_out"), ("sealing", "0008_receipt_keys"))
    operations = (migrations.RunPython(part, join),)
