"""What chains the audit trail is called a checkpoint; sealing is encryption only. Table and column keep their names."""

from django.db import migrations, models
import django.utils.timezone


class Migration(migrations.Migration):

    dependencies = [('trust', '0001_initial')]

    operations = [
        migrations.AlterModelTable(name='auditseal', table='trust_auditseal'),
        migrations.RenameModel(old_name='AuditSeal', new_name='AuditCheckpoint'),
        migrations.AlterField(
            model_name='auditcheckpoint',
            name='sealed_at',
            field=models.DateTimeField(db_column='sealed_at', default=django.utils.timezone.now, editable=False),
        ),
        migrations.RenameField(model_name='auditcheckpoint', old_name='sealed_at', new_name='added_at'),
    ]
