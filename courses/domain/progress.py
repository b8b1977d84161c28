"""Where somebody is on a module, and the one thing that comes next. Reads only."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from courses.domain.activities.base import Step
from courses.domain.activities.registry import activity_type
from courses.domain.activities.requirements import requirements_of
from courses.models import Attempt, Enrolment, Module


@dataclass(frozen=True)
class Progress:
    """`steps`: all there is to do, in order. `next_step`: the one that comes next; None where all of it is finished."""

    steps: list[Step]
    next_step: Step | None = None

    @property
    def lessons(self) -> list[Step]:
        """The lessons on the way."""
        return [step for step in self.steps if step.kind == "lessons"]

    @property
    def done(self) -> int:
        """How many lessons are done."""
        return sum(step.done for step in self.lessons)

    @property
    def begun(self) -> bool:
        """Whether anything has been opened."""
        return any(step.begun for step in self.steps)

    @property
    def next_kind(self) -> str:
        """The kind of activity that comes next, or “finished”."""
        return self.next_step.kind if self.next_step else "finished"

    @property
    def quiz(self) -> str:
        """none, ahead, open (an attempt is under way), tried (not there yet) or passed."""
        return next((step.state for step in self.steps if step.kind == "quiz"), "none")

    @property
    def attempts(self) -> int:
        """How many attempts at the quiz are finished."""
        return sum(step.times for step in self.steps if step.kind == "quiz")


def enrolments_to_read(person: Any) -> QuerySet[Enrolment]:
    """What `person` may read: of each module the newest cycle first."""
    readable = Enrolment.objects.visible_to(person).filter(state__in=Enrolment.READABLE)
    return readable.select_related("version").defer("version__content").order_by("-cycle", "assigned_at", "pk")


def my_enrolments(person: Any) -> QuerySet[Enrolment]:
    """The same with all that `progress_of` asks for."""
    return enrolments_to_read(person).prefetch_related("lessons", _attempts())


def fetch_attempts(enrolment: Enrolment) -> Enrolment:
    """The enrolment with its attempts: what came of each, without the questions that it asked."""
    prefetch_related_objects([enrolment], _attempts())
    return enrolment


def _attempts() -> Prefetch:
    light = Attempt.objects.only("uuid", "enrolment_id", "number", "state", "passed", "submitted_at")
    return Prefetch("attempts", queryset=light)


def lesson_steps(enrolment: Enrolment) -> list[Step]:
    """The lessons of the enrolment's version, with how far the person is. One query, or none."""
    return activity_type("lessons").steps({}, enrolment.version.content, enrolment)


def progress_of(enrolment: Enrolment) -> Progress:
    """Two queries for lessons and a quiz, or none where the rows were fetched with the enrolment."""
    content = enrolment.version.content
    steps: list[Step] = []
    following: Step | None = None
    for requirement in requirements_of(content):
        kind = activity_type(requirement["kind"])
        found = kind.steps(requirement, content, enrolment)
        following = following or kind.next_step(found)
        steps += found
    return Progress(steps, following if enrolment.state in Enrolment.OPEN else None)


def open_modules(person: Any) -> list[Module]:
    """Published modules that anybody may start, and `person` has not."""
    mine = Enrolment.objects.visible_to(person).exclude(state=Enrolment.State.WITHDRAWN)
    offered = Module.objects.live().filter(open_to_all=True, versions__isnull=False).distinct()
    return list(offered.exclude(pk__in=mine.values("module")).order_by("title"))


def modules_named(keys: list[str]) -> list[Module]:
    """The published modules with these keys; no query where there are none."""
    return list(Module.objects.live().filter(key__in=keys).order_by("title")) if keys else []
