# Begun by Django 5.2.19 on 2026-11-21 07:20

import django.db.models.deletion
import kikao.foundation.base.ids
from django.db import migrations, models


def name_readers(apps, schema_editor):
    """Until now only a custodian asked, and read; the asking was the first of the two agreements."""
    openings, opened = apps.get_model('sealing', 'IdentityOpening'), apps.get_model('sealing', 'OpenedKey')
    openings.objects.update(
        reader_id=models.F('asked_by'), agreed_by=models.F('asked_by'), agreed_at=models.F('asked_at')
    )
    for row in opened.objects.select_related('opening').iterator():
        opened.objects.filter(id=row.id).update(account_id=row.opening.asked_by)


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0001_initial'),
        ('sealing', '0005_custody'),
    ]

    operations = [
        migrations.CreateModel(
            name='IdentityFreeze',
            fields=[
                ('id', models.UUIDField(default=kikao.foundation.base.ids.random_id, editable=False, primary_key=True, serialize=False)),
                ('frozen_by', models.UUIDField()),
                ('frozen_at', models.DateTimeField()),
                ('reason_item_id', models.UUIDField()),
                ('lift_asked_by', models.UUIDField(null=True)),
                ('lift_asked_at', models.DateTimeField(null=True)),
                ('lifted_by', models.UUIDField(null=True)),
                ('lifted_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'identity_freeze',
            },
        ),
        migrations.CreateModel(
            name='IdentityView',
            fields=[
                ('id', models.UUIDField(default=kikao.foundation.base.ids.random_id, editable=False, primary_key=True, serialize=False)),
                ('account_id', models.UUIDField()),
                ('viewed_at', models.DateTimeField()),
                ('carried', models.BooleanField(default=False)),
            ],
            options={
                'db_table': 'identity_view',
            },
        ),
        migrations.CreateModel(
            name='OfflineKey',
            fields=[
                ('id', models.UUIDField(default=kikao.foundation.base.ids.random_id, editable=False, primary_key=True, serialize=False)),
                ('account_id', models.UUIDField()),
                ('public_key', models.BinaryField()),
                ('registered_on', models.DateField()),
                ('active', models.BooleanField(default=True)),
            ],
            options={
                'db_table': 'key_offline',
            },
        ),
        migrations.RemoveConstraint(
            model_name='identityopening',
            name='identity_opening_takes_two',
        ),
        migrations.RemoveConstraint(
            model_name='identityopening',
            name='identity_opening_approved_has_end',
        ),
        migrations.RemoveConstraint(
            model_name='openedkey',
            name='key_opened_once',
        ),
        migrations.AddField(
            model_name='identityopening',
            name='agreed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='identityopening',
            name='agreed_by',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name='identityopening',
            name='danger',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='identityopening',
            name='ended_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='identityopening',
            name='ended_by',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name='identityopening',
            name='reader_id',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name='identityopening',
            name='words_item_id',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name='openedkey',
            name='account_id',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name='openedkey',
            name='offline_key_id',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name='pairwrap',
            name='approver_offline_id',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name='pairwrap',
            name='requester_offline_id',
            field=models.UUIDField(null=True),
        ),
        migrations.AlterField(
            model_name='identityopening',
            name='state',
            field=models.CharField(choices=[('ASKED', 'Asked'), ('APPROVED', 'Approved'), ('REFUSED', 'Refused'), ('EXPIRED', 'Expired'), ('CLOSED', 'Closed early'), ('STOPPED', 'Stopped by a custodian')], default='ASKED', max_length=10),
        ),
        migrations.RunPython(name_readers, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='identityopening',
            name='reader_id',
            field=models.UUIDField(),
        ),
        migrations.AlterField(
            model_name='openedkey',
            name='account_id',
            field=models.UUIDField(),
        ),
        migrations.AddIndex(
            model_name='openedkey',
            index=models.Index(fields=['account_id'], name='key_opened_account'),
        ),
        migrations.AddConstraint(
            model_name='identityopening',
            constraint=models.CheckConstraint(condition=models.Q(('answered_by', None), models.Q(('answered_by', models.F('asked_by')), ('answered_by', models.F('reader_id')), ('answered_by', models.F('agreed_by')), _connector='OR', _negated=True), _connector='OR'), name='identity_opening_takes_two'),
        ),
        migrations.AddConstraint(
            model_name='identityopening',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'APPROVED'), _negated=True), models.Q(('until__isnull', False), ('answered_by__isnull', False), ('agreed_by__isnull', False)), _connector='OR'), name='identity_opening_approved_has_end'),
        ),
        migrations.AddConstraint(
            model_name='openedkey',
            constraint=models.UniqueConstraint(fields=('working_group', 'opening', 'compartment', 'account_id'), name='key_opened_once'),
        ),
        migrations.AddField(
            model_name='identityfreeze',
            name='working_group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.workinggroup'),
        ),
        migrations.AddField(
            model_name='identityview',
            name='opening',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sealing.identityopening'),
        ),
        migrations.AddField(
            model_name='identityview',
            name='working_group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.workinggroup'),
        ),
        migrations.AddField(
            model_name='offlinekey',
            name='working_group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.workinggroup'),
        ),
        migrations.AddConstraint(
            model_name='identityfreeze',
            constraint=models.UniqueConstraint(condition=models.Q(('lifted_at', None)), fields=('working_group',), name='identity_freeze_one'),
        ),
        migrations.AddConstraint(
            model_name='identityfreeze',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lifted_at', None), ('lifted_by', None)), models.Q(('lifted_at__isnull', False), ('lifted_by__isnull', False), ('lift_asked_by__isnull', False), models.Q(('lifted_by', models.F('lift_asked_by')), _negated=True)), _connector='OR'), name='identity_freeze_two_lift'),
        ),
        migrations.AddIndex(
            model_name='identityview',
            index=models.Index(fields=['opening', 'viewed_at'], name='identity_view_opening'),
        ),
        migrations.AddConstraint(
            model_name='offlinekey',
            constraint=models.UniqueConstraint(condition=models.Q(('active', True)), fields=('working_group', 'account_id'), name='key_offline_one'),
        ),
    ]
