"""When somebody said hello, and by when a review is answered; with what is known of those who were there before."""

from datetime import timedelta

from django.conf import settings
from django.db import migrations, models
from django.db.models import F


def fill_in(apps, schema_editor):
    """Whoever did not begin with the form said hello. Of the others we cannot tell, and claim nothing."""
    application = apps.get_model("recruitment", "Application")
    wrote = apps.get_model("recruitment", "StageMove").objects.filter(name="write_first").values("application")
    application.objects.exclude(pk__in=wrote).update(said_hello_at=F("created_at"))
    for review in apps.get_model("recruitment", "Review").objects.filter(outcome=""):
        review.answer_by = review.asked_at.date() + timedelta(days=settings.REVIEW_ANSWER_DAYS)
        review.save(update_fields=["answer_by"])


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0001_initial")]

    operations = [
        migrations.AddField(
            "application", "said_hello_at", models.DateTimeField(blank=True, editable=False, null=True)
        ),
        migrations.AddField(
            "review",
            "answer_by",
            models.DateField(editable=False, null=True, verbose_name="an answer was promised by"),
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
    ]
