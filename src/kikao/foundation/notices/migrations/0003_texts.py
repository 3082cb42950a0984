# Generated in part by Django 5.2.19 on 2026-11-21 07:39

from django.db import migrations, models

from kikao.foundation.sealing.unattended import lock_for_house, unlock_for_house


def about(row):
    """Return what the locked address of a row is bound to."""
    return f"reach|{row.account_id}|MAIL"


def lock_addresses(apps, schema_editor):
    """Lock every address that members gave for mail; they were confirmed by being asked for."""
    for row in apps.get_model("notices", "Reach").objects.all():
        row.address, row.confirmed_at = lock_for_house(row.mail, about(row)), row.asked_at
        row.save(update_fields=("address", "confirmed_at"))


def read_addresses(apps, schema_editor):
    """Put the addresses for mail back as they stood before; numbers for text messages have no place there."""
    rows = apps.get_model("notices", "Reach").objects
    rows.filter(kind="TEXT").delete()
    for row in rows.all():
        row.mail = unlock_for_house(bytes(row.address), about(row))
        row.save(update_fields=("mail",))


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0001_initial'),
        ('notices', '0002_opening_kinds'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='reach',
            name='notice_reach_once',
        ),
        migrations.RemoveIndex(
            model_name='reach',
            name='notice_reach_due',
        ),
        migrations.AddField(
            model_name='reach',
            name='address',
            field=models.BinaryField(default=bytes),
        ),
        migrations.AddField(
            model_name='reach',
            name='code_owed',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='reach',
            name='code_tries',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='reach',
            name='code_until',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='reach',
            name='codes_given',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='reach',
            name='codes_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='reach',
            name='confirmed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='reach',
            name='doubts',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='reach',
            name='kind',
            field=models.CharField(choices=[('MAIL', 'Mail'), ('TEXT', 'Text message')], default='MAIL', max_length=4),
        ),
        migrations.AddField(
            model_name='reach',
            name='urgent_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='reach',
            name='word',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AlterField(
            model_name='reach',
            name='mail',
            field=models.CharField(default='', max_length=254),
        ),
        migrations.RunPython(lock_addresses, read_addresses),
        migrations.RemoveField(
            model_name='reach',
            name='mail',
        ),
        migrations.AddIndex(
            model_name='reach',
            index=models.Index(fields=['working_group', 'kind', 'next_at'], name='notice_reach_due_kind'),
        ),
        migrations.AddConstraint(
            model_name='reach',
            constraint=models.UniqueConstraint(fields=('working_group', 'account_id', 'kind'), name='notice_reach_kind_once'),
        ),
    ]
