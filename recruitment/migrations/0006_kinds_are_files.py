"""A kind of gate is a file, not a change of a table: the lists of kinds leave the columns and constraints."""

from django.db import migrations, models

import recruitment.models.kinds


class Migration(migrations.Migration):

    dependencies = [('recruitment', '0005_names_of_the_field')]

    operations = [
        migrations.RemoveConstraint(model_name='gate', name='recruitment_known_gate_kind'),
        migrations.RemoveConstraint(model_name='simpleevidence', name='recruitment_simple_evidence_kind'),
        migrations.AlterField(
            model_name='gate',
            name='kind',
            field=models.CharField(choices=recruitment.models.kinds.gate_kinds, max_length=24),
        ),
        migrations.AlterField(
            model_name='simpleevidence',
            name='kind',
            field=models.CharField(choices=recruitment.models.kinds.gate_kinds, max_length=24),
        ),
    ]
