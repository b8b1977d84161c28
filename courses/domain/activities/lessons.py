"""Read the module's lessons: every lesson that is needed is marked done. A lesson says itself whether it is needed."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import StructBlock

from courses.domain.activities.base import ActivityType, Content, Invitation, Requirement, Settings, Standing, Step
from courses.models import Enrolment, LessonProgress

NEVER = datetime.min.replace(tzinfo=UTC)


class Lessons(ActivityType):
    """Settings: none. Requirement: `lessons`, the slugs of those that are needed. Evidence: those done."""

    kind = "lessons"
    label = gettext_lazy("Read the lessons")
    example = {}
    author_block = StructBlock([], label=label, icon="list-ul")

    def freeze(self, settings: Settings, lessons: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        return {"lessons": [lesson["slug"] for lesson in lessons if lesson["required"]]}

    def publishing_problems(self, requirement: Requirement, content: Content) -> list[str]:
        return [] if requirement["lessons"] else [_("Publish at least one lesson that is needed.")]

    def catalogue_problems(self, settings: Settings, module: Mapping[str, Any]) -> list[tuple[str, str]]:
        is_some = any(lesson["required"] for lesson in module["lessons"])
        return [] if is_some else [("module.md", "There is no lesson that is needed.")]

    def evidence(self, requirement: Requirement, enrolment: Enrolment) -> list[str]:
        done = enrolment.lessons.filter(done_at__isnull=False).order_by("done_at")
        return list(done.values_list("lesson", flat=True))

    def rule(self, requirement: Requirement, evidence: Any) -> Standing:
        done = set(evidence or ())
        return Standing(tuple(slug for slug in requirement["lessons"] if slug not in done), tried=bool(done))

    def steps(self, requirement: Requirement, content: Content, enrolment: Enrolment) -> list[Step]:
        rows = {row.lesson: row for row in enrolment.lessons.all()}
        return [_step(lesson, rows.get(lesson["slug"])) for lesson in content["lessons"]]

    def next_step(self, steps: Sequence[Step]) -> Step | None:
        """A lesson that was left half-way comes first, the last one left of several; then the next that is needed."""
        begun = [step for step in steps if step.begun and not step.done]
        return max(begun, key=lambda step: step.seen_at or NEVER) if begun else super().next_step(steps)

    def summary(self, step: Step) -> str:
        minutes = _("About %(minutes)d minutes.") % {"minutes": step.amount}
        return minutes if step.required else _("If you like.") + " " + minutes

    def invitation(self, step: Step, *, has_begun: bool) -> Invitation:
        words = _("Lesson “%(title)s”, about %(minutes)d minutes.") % {"title": step.title, "minutes": step.amount}
        return Invitation(words, _("Go on where you left") if has_begun else _("Begin"))

    def link(self, key: str, step: Step) -> tuple[str, list[str]]:
        return "courses:lesson", [key, step.slug]


def _step(lesson: Mapping[str, Any], row: LessonProgress | None) -> Step:
    return Step(
        kind="lessons",
        slug=lesson["slug"],
        title=lesson["title"],
        state="ahead" if row is None else "done" if row.done_at else "begun",
        done=bool(row and row.done_at),
        begun=row is not None,
        required=lesson["required"],
        amount=lesson["minutes"],
        seen_at=row.seen_at if row else None,
    )


ACTIVITY_TYPE = Lessons()
