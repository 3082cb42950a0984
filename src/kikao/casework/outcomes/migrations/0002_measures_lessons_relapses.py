# Measures, contributions, lessons and flags of relapse stand beside what was there.

import django.db.models.deletion
import kikao.foundation.base.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_follow'),
        ('cases', '0002_search'),
        ('incidents', '0001_initial'),
        ('outcomes', '0001_initial'),
        ('people', '0001_initial'),
        ('tasks', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='closing',
            name='despite',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='outcome',
            name='kind',
            field=models.CharField(choices=[('OUTPUT', 'Output: what was done'), ('OUTCOME', 'Outcome: what changed for people')], default='OUTCOME', max_length=7),
        ),
        migrations.AddField(
            model_name='satisfaction',
            name='asked',
            field=models.CharField(blank=True, choices=[('PERSON', 'In person'), ('PHONE', 'By telephone'), ('PAPER', 'On paper'), ('MEETING', 'In a meeting')], max_length=7),
        ),
        migrations.AddField(
            model_name='satisfaction',
            name='sex',
            field=models.CharField(choices=[('F', 'Women and girls'), ('M', 'Men and boys'), ('X', 'Sex not known')], default='X', max_length=1),
        ),
        migrations.CreateModel(
            name='Accountability',
            fields=[
                ('id', models.UUIDField(default=kikao.foundation.base.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('recorded_by', models.UUIDField(null=True)),
                ('recorded_on', models.DateField()),
                ('struck_on', models.DateField(null=True)),
                ('struck_by', models.UUIDField(null=True)),
                ('struck_item_id', models.UUIDField(null=True)),
                ('measure', models.CharField(choices=[('SUSPENSION', 'Suspension'), ('REMOVAL', 'Removal from office'), ('ARREST', 'Arrest'), ('TRANSFER', 'Transfer'), ('DISCIPLINE', 'Disciplinary measure'), ('PROSECUTE', 'Prosecution'), ('CONVICTION', 'Conviction'), ('ACQUITTAL', 'Acquittal'), ('REPARATION', 'Ordered to repair the harm'), ('RETURN', 'Back in office')], max_length=10)),
                ('who_item_id', models.UUIDField()),
                ('words_item_id', models.UUIDField(null=True)),
                ('taken_from', models.DateField(null=True)),
                ('taken_until', models.DateField(null=True)),
                ('taken_precision', models.CharField(choices=[('EXACT', 'Exact day'), ('EST', 'Estimate'), ('MONTH', 'Day unknown'), ('YEAR', 'Day and month unknown'), ('UNKNOWN', 'Date unknown')], default='UNKNOWN', max_length=8)),
                ('proof', models.CharField(choices=[('CLAIMED', 'Claimed'), ('VERIFIED', 'Verified in the field')], default='CLAIMED', max_length=8)),
                ('verified_by', models.UUIDField(null=True)),
                ('verified_on', models.DateField(null=True)),
                ('verified_item_id', models.UUIDField(null=True)),
                ('authority', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('outcome', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outcomes.outcome')),
                ('recommendation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tasks.recommendation')),
                ('working_group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.workinggroup')),
            ],
            options={
                'db_table': 'accountability',
            },
        ),
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.UUIDField(default=kikao.foundation.base.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('recorded_by', models.UUIDField(null=True)),
                ('recorded_on', models.DateField()),
                ('struck_on', models.DateField(null=True)),
                ('struck_by', models.UUIDField(null=True)),
                ('struck_item_id', models.UUIDField(null=True)),
                ('kind', models.CharField(choices=[('HUM', 'Human'), ('MAT', 'Material'), ('FIN', 'Financial'), ('INST', 'Institutional')], max_length=4)),
                ('words_item_id', models.UUIDField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('outcome', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outcomes.outcome')),
                ('working_group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.workinggroup')),
            ],
            options={
                'db_table': 'contribution',
            },
        ),
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('id', models.UUIDField(default=kikao.foundation.base.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('recorded_by', models.UUIDField(null=True)),
                ('recorded_on', models.DateField()),
                ('struck_on', models.DateField(null=True)),
                ('struck_by', models.UUIDField(null=True)),
                ('struck_item_id', models.UUIDField(null=True)),
                ('words_item_id', models.UUIDField()),
                ('shared_words', models.TextField(blank=True)),
                ('shared_by', models.UUIDField(null=True)),
                ('shared_on', models.DateField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('working_group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.workinggroup')),
            ],
            options={
                'db_table': 'lesson',
            },
        ),
        migrations.CreateModel(
            name='LessonTag',
            fields=[
                ('id', models.UUIDField(default=kikao.foundation.base.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('factor', models.CharField(choices=[('T_LAUNCH', 'Trust: a common workshop'), ('T_DEMOB', 'Trust: a demobilisation that succeeded'), ('T_TRAINING', 'Trust: a common training'), ('I_RIGHTS', 'Incentive: human rights not respected by those who secure'), ('I_PRESENCE', 'Incentive: forces present unlawfully or unchecked'), ('I_DIALOGUE', 'Incentive: no other place for dialogue'), ('S_COMMITTEE', 'Success: working together with CPS and CLS'), ('S_GUARDS', 'Success: guards of the diggers'), ('S_DIVERSITY', 'Success: diverse composition'), ('S_NORMS', 'Success: national law and global standards together'), ('S_OWNERSHIP', 'Success: local ownership'), ('S_CONSULT', 'Success: consultation at the base'), ('C_MISSIONS', 'Challenge: missions that could not be made'), ('C_ENTRENCH', 'Challenge: an entrenched conflict'), ('C_DISTANCE', 'Challenge: distance and roads'), ('C_OUTSIDE', 'Challenge: distrust of people from outside'), ('C_MISTRUST', 'Challenge: mistrust between companies and civil society'), ('C_NOPOWER', 'Challenge: no power to compel'), ('C_INTEREST', 'Challenge: political or military interests behind a deployment'), ('C_DONORS', 'Challenge: dependence on donors'), ('C_UNPAID', 'Challenge: members who are not paid')], max_length=12)),
                ('lesson', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tags', to='outcomes.lesson')),
                ('working_group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.workinggroup')),
            ],
            options={
                'db_table': 'lesson_tag',
            },
        ),
        migrations.CreateModel(
            name='LookedAt',
            fields=[
                ('id', models.UUIDField(default=kikao.foundation.base.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('subject_id', models.UUIDField()),
                ('version', models.PositiveIntegerField()),
                ('looked_on', models.DateField()),
                ('working_group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.workinggroup')),
            ],
            options={
                'db_table': 'relapse_looked_at',
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.UUIDField(default=kikao.foundation.base.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('where_item_id', models.UUIDField()),
                ('since_item_id', models.UUIDField(null=True)),
                ('noted_on', models.DateField()),
                ('noted_by', models.UUIDField(null=True)),
                ('watch_until', models.DateField(null=True)),
                ('look_on', models.DateField(null=True)),
                ('reminded_on', models.DateField(null=True)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='outcomes.accountability')),
                ('working_group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.workinggroup')),
            ],
            options={
                'db_table': 'posting',
            },
        ),
        migrations.CreateModel(
            name='RelapseFlag',
            fields=[
                ('id', models.UUIDField(default=kikao.foundation.base.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('score', models.PositiveSmallIntegerField()),
                ('reasons', models.CharField(max_length=120)),
                ('kilometres', models.PositiveSmallIntegerField(null=True)),
                ('state', models.CharField(choices=[('OPEN', 'To be judged'), ('RELAPSE', 'A relapse'), ('OTHER', 'No relapse')], default='OPEN', max_length=8)),
                ('flagged_on', models.DateField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('working_group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.workinggroup')),
            ],
            options={
                'db_table': 'relapse_flag',
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.UUIDField(default=kikao.foundation.base.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('verdict', models.CharField(choices=[('BREACH', 'Breach by a party'), ('RETURN', 'Return of the same cause'), ('NEW', 'A new actor or a new conflict'), ('OTHER', 'Not related')], max_length=8)),
                ('reason_item_id', models.UUIDField()),
                ('judged_by', models.UUIDField(null=True)),
                ('judged_on', models.DateField()),
                ('working_group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.workinggroup')),
                ('flag', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='outcomes.relapseflag')),
            ],
            options={
                'db_table': 'relapse_judgement',
            },
        ),
        migrations.AddIndex(
            model_name='accountability',
            index=models.Index(fields=['case', 'id'], name='accountability_case'),
        ),
        migrations.AddConstraint(
            model_name='accountability',
            constraint=models.CheckConstraint(condition=models.Q(('proof', 'CLAIMED'), models.Q(('verified_by__isnull', False), models.Q(('verified_by', models.F('recorded_by')), _negated=True)), _connector='OR'), name='accountability_verified_by_another'),
        ),
        migrations.AddIndex(
            model_name='contribution',
            index=models.Index(fields=['case', 'id'], name='contribution_case'),
        ),
        migrations.AddIndex(
            model_name='lesson',
            index=models.Index(fields=['case', 'id'], name='lesson_case'),
        ),
        migrations.AddIndex(
            model_name='lesson',
            index=models.Index(fields=['working_group', '-recorded_on', '-id'], name='lesson_recorded'),
        ),
        migrations.AddConstraint(
            model_name='lesson',
            constraint=models.CheckConstraint(condition=models.Q(('shared_words', ''), models.Q(('shared_by__isnull', False), models.Q(('shared_by', models.F('recorded_by')), _negated=True)), _connector='OR'), name='lesson_shared_by_another'),
        ),
        migrations.AddIndex(
            model_name='lessontag',
            index=models.Index(fields=['working_group', 'factor', 'lesson'], name='lesson_by_factor'),
        ),
        migrations.AddConstraint(
            model_name='lessontag',
            constraint=models.UniqueConstraint(fields=('working_group', 'lesson', 'factor'), name='lesson_tag_once'),
        ),
        migrations.AddConstraint(
            model_name='lookedat',
            constraint=models.UniqueConstraint(fields=('working_group', 'subject_id'), name='relapse_looked_at_once'),
        ),
        migrations.AddIndex(
            model_name='posting',
            index=models.Index(fields=['working_group', 'look_on'], name='posting_look'),
        ),
        migrations.AddIndex(
            model_name='posting',
            index=models.Index(fields=['measure', 'id'], name='posting_measure'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('look_on__isnull', True), models.Q(('watch_until__isnull', False), ('look_on__lte', models.F('watch_until'))), _connector='OR'), name='posting_looked_at_while_watched'),
        ),
        migrations.AddIndex(
            model_name='relapseflag',
            index=models.Index(fields=['working_group', 'state', '-flagged_on', '-id'], name='relapse_flag_state'),
        ),
        migrations.AddIndex(
            model_name='relapseflag',
            index=models.Index(fields=['case', 'id'], name='relapse_flag_case'),
        ),
        migrations.AddConstraint(
            model_name='relapseflag',
            constraint=models.UniqueConstraint(condition=models.Q(('case__isnull', False)), fields=('working_group', 'incident', 'case'), name='relapse_flag_once_a_case'),
        ),
        migrations.AddConstraint(
            model_name='judgement',
            constraint=models.UniqueConstraint(fields=('working_group', 'flag', 'position'), name='relapse_judgement_in_order'),
        ),
    ]
