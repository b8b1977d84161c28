"""What completes a module is a list of activities, where there were a pass mark and a number of questions.

Modules and their drafts are carried over, and back. Versions stay as they were frozen: `requirements_of` reads both.
Where there was no quiz, its number of questions meant nothing and is not carried over.
"""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import courses.models.module


def to_activities(pass_mark: int | None, draw: int) -> list[dict[str, Any]]:
    quiz = {"kind": "quiz", "pass_mark": pass_mark, "draw": draw}
    return [{"kind": "lessons"}, *([quiz] if pass_mark else [])]


def of_activities(activities: list[dict[str, Any]]) -> tuple[int | None, int]:
    quiz = next((one for one in activities if one["kind"] == "quiz"), {"pass_mark": None, "draw": 10})
    return quiz["pass_mark"], quiz["draw"]


def drafts(apps: Apps) -> Any:
    types = apps.get_model("contenttypes", "ContentType").objects.filter(app_label="courses", model="module")
    return apps.get_model("wagtailcore", "Revision").objects.filter(content_type__in=types)


def forwards(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for module in apps.get_model("courses", "Module").objects.all():
        module.activities = to_activities(module.pass_mark, module.quiz_draw)
        module.save(update_fields=["activities"])
    for draft in drafts(apps):
        if "activities" not in draft.content:
            made = to_activities(draft.content.get("pass_mark"), draft.content.get("quiz_draw", 10))
            draft.content["activities"] = made
            draft.save(update_fields=["content"])


def backwards(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for module in apps.get_model("courses", "Module").objects.all():
        module.pass_mark, module.quiz_draw = of_activities(module.activities)
        module.save(update_fields=["pass_mark", "quiz_draw"])
    for draft in drafts(apps):
        draft.content["pass_mark"], draft.content["quiz_draw"] = of_activities(draft.content.pop("activities"))
        draft.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [("courses", "0003_question_kinds"), ("wagtailcore", "0098_apitoken")]

    operations = [
        migrations.AddField(
            "module",
            "activities",
            models.JSONField(default=courses.models.module.usual_activities, verbose_name="what completes it"),
        ),
        migrations.RunPython(forwards, backwards),
        migrations.AlterModelOptions(
            "moduleversion",
            {"base_manager_name": "objects", "ordering": ["module", "number"], "verbose_name": "module version"},
        ),
        migrations.RemoveField("module", "pass_mark"),
        migrations.RemoveField("module", "quiz_draw"),
    ]
