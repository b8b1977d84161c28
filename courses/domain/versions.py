"""Cutting a version: the whole module as plain data, kept for good.

The content of a version: everything of `Module.frozen()`, and
- `format`: 2; goes up when this shape changes (what format 1 required is read by `activities/requirements.py`);
- `lessons`: each as `Lesson.frozen()`, in order; formative questions stand inside their blocks;
- `questions`: what the quiz draws from, each as `Question.frozen()`;
- `requirements`: the activities that complete the module, each with its `kind` and what its kind froze of it.
"""

import hashlib
import json
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.domain.activities.registry import activity_type
from courses.models import Lesson, Module, ModuleVersion, Question
from lms.platform.trust.domain.audit import record

FORMAT = 2


class NotReady(Exception):
    """The module cannot be published yet; `sentences` say why."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def published_lessons(module: Module) -> list[Lesson]:
    """The module's lessons that are published, in order."""
    return list(Lesson.objects.child_of(module).live().order_by("path"))


def quiz_questions(module: Module) -> list[Question]:
    """What the quiz may draw from."""
    return list(module.questions.exclude(use=Question.Use.FORMATIVE).prefetch_related("options", "outcomes"))


def content_of(module: Module) -> dict[str, Any]:
    """The module as a version would keep it if it were cut now."""
    lessons = [lesson.frozen() for lesson in published_lessons(module)]
    kinds = {activity["kind"] for activity in module.activities}
    return module.frozen() | {
        "format": FORMAT,
        "lessons": lessons,
        "questions": [question.frozen() for question in quiz_questions(module)] if "quiz" in kinds else [],
        "requirements": [_frozen(activity, lessons) for activity in module.activities],
    }


def _frozen(activity: dict[str, Any], lessons: list[dict[str, Any]]) -> dict[str, Any]:
    settings = {name: value for name, value in activity.items() if name != "kind"}
    return {"kind": activity["kind"]} | activity_type(activity["kind"]).freeze(settings, lessons)


def publishing_problems(module: Module, content: dict[str, Any] | None = None) -> list[str]:
    """Sentences that say what keeps the module from being published; none if it is whole."""
    content = content or content_of(module)
    empty = [lesson["title"] for lesson in content["lessons"] if not lesson["blocks"]]
    of_activities = [
        sentence
        for requirement in content["requirements"]
        for sentence in activity_type(requirement["kind"]).publishing_problems(requirement, content)
    ]
    checks = [
        (not content["outcomes"], _("Say what people can do afterwards: add an outcome.")),
        (not content["requirements"], _("Say what completes the module: add an activity.")),
        *((True, sentence) for sentence in of_activities),
        (bool(empty), _("These lessons are empty: %(titles)s.") % {"titles": ", ".join(empty)}),
    ]
    return [sentence for is_wrong, sentence in checks if is_wrong]


def digest_of(content: dict[str, Any]) -> str:
    """SHA-256 over the content in one canonical spelling."""
    spelled = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(spelled.encode()).hexdigest()


def latest_version(module: Module) -> ModuleVersion | None:
    """The version that somebody who starts now gets; none before the module was first published."""
    return module.versions.order_by("-number").first()


@transaction.atomic
def cut_version(module: Module, *, by: Any) -> ModuleVersion:
    """Freeze the published module. Where nothing has changed since the last version, that one is returned.

    Raises NotReady where the module is not whole. Nobody who has begun is moved to the new version.
    """
    Module.objects.select_for_update(of=("self",)).get(pk=module.pk)
    content = content_of(module)
    if sentences := publishing_problems(module, content):
        raise NotReady(sentences)
    last, digest = latest_version(module), digest_of(content)
    if last and last.digest == digest:
        return last
    number = (module.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    version = ModuleVersion.objects.create(
        module=module, number=number, cut_at=timezone.now(), cut_by=by, content=content, digest=digest
    )
    record("courses.version_cut", by=by, target=version, ids={"module": module.key, "number": number})
    return version
