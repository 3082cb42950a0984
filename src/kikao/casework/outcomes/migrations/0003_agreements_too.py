# An incident may come near a signed agreement too, and break a clause of it.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_follow'),
        ('agreements', '0002_room'),
        ('cases', '0002_search'),
        ('incidents', '0001_initial'),
        ('outcomes', '0002_measures_lessons_relapses'),
    ]

    operations = [
        migrations.AddField(
            model_name='judgement',
            name='clause',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.clause'),
        ),
        migrations.AddField(
            model_name='judgement',
            name='clause_before',
            field=models.CharField(blank=True, choices=[('DUE', 'Not yet due'), ('DONE', 'Done (verified)'), ('CLAIM', 'Done (claimed)'), ('LATE', 'Late'), ('BREACH', 'Breached'), ('DISP', 'Disputed'), ('VOID', 'Void')], max_length=8),
        ),
        migrations.AddField(
            model_name='judgement',
            name='linked',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='relapseflag',
            name='instrument',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.instrument'),
        ),
        migrations.AddIndex(
            model_name='relapseflag',
            index=models.Index(fields=['instrument', 'id'], name='relapse_flag_instrument'),
        ),
        migrations.AddConstraint(
            model_name='relapseflag',
            constraint=models.UniqueConstraint(condition=models.Q(('instrument__isnull', False)), fields=('working_group', 'incident', 'instrument'), name='relapse_flag_once_an_agreement'),
        ),
        migrations.AddConstraint(
            model_name='relapseflag',
            constraint=models.CheckConstraint(condition=models.Q(('case__isnull', True), ('instrument__isnull', True), _connector='XOR'), name='relapse_flag_of_one'),
        ),
    ]
