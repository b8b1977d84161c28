"""Models and fields take the field's own nouns. Tables and columns keep their names, so no row is touched."""

from django.conf import settings
from django.db import migrations, models
import django.db.models.deletion
import django.utils.timezone


class Migration(migrations.Migration):

    dependencies = [
        ('recruitment', '0004_hello'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelTable(name='hello', table='recruitment_hello'),
        migrations.RenameModel(old_name='Hello', new_name='Enquiry'),
        migrations.AlterModelOptions(
            name='enquiry',
            options={'ordering': ['said_at', 'pk'], 'verbose_name': 'enquiry', 'verbose_name_plural': 'enquiries'},
        ),
        migrations.AlterField(
            model_name='enquiry',
            name='taken_up_at',
            field=models.DateTimeField(blank=True, db_column='taken_up_at', editable=False, null=True),
        ),
        migrations.RenameField(model_name='enquiry', old_name='taken_up_at', new_name='processed_at'),
        migrations.AlterField(
            model_name='enquiry',
            name='application',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='enquiries', to='recruitment.application'),
        ),
        migrations.AlterField(
            model_name='enquiry',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='enquiries', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='application',
            name='said_hello_at',
            field=models.DateTimeField(blank=True, db_column='said_hello_at', editable=False, null=True),
        ),
        migrations.RenameField(model_name='application', old_name='said_hello_at', new_name='enquired_at'),
        migrations.AlterField(
            model_name='application',
            name='ring_asked_at',
            field=models.DateTimeField(blank=True, db_column='ring_asked_at', editable=False, null=True, verbose_name='asked us to ring'),
        ),
        migrations.RenameField(model_name='application', old_name='ring_asked_at', new_name='callback_requested_at'),
    ]
