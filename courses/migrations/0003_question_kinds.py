"""A response is in the shape of its question's kind, and a kind keeps what only it needs in a question's `content`.

What was picked so far, a list of the ids of options, is the shape of the kinds with options: it stays as it is.
"""

from django.db import migrations, models

import courses.kinds


class Migration(migrations.Migration):
    dependencies = [("courses", "0002_module_index_page")]

    operations = [
        migrations.RenameField("attemptanswer", "picked", "response"),
        migrations.RenameField("practiceanswer", "picked", "response"),
        migrations.AlterField("attemptanswer", "response", models.JSONField(verbose_name="response")),
        migrations.AlterField("practiceanswer", "response", models.JSONField(verbose_name="response")),
        migrations.AddField(
            "question",
            "content",
            models.JSONField(blank=True, default=dict, verbose_name="what only its kind needs"),
        ),
        migrations.AlterField(
            "question",
            "kind",
            models.CharField(choices=courses.kinds.question_kind_choices, max_length=40, verbose_name="kind"),
        ),
        migrations.AddConstraint(
            "question",
            models.CheckConstraint(condition=models.Q(("kind", ""), _negated=True), name="courses_question_has_a_kind"),
        ),
    ]
