"""Where somebody is on a module, and the one thing that comes next. Reads only."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from courses.models import Attempt, Enrolment, LessonProgress, Module


@dataclass(frozen=True)
class LessonStep:
    """A lesson on the way. `state`: done, begun or ahead."""

    slug: str
    title: str
    minutes: int
    required: bool
    state: str


@dataclass(frozen=True)
class Progress:
    """`quiz`: none, ahead, open (an attempt is under way), tried (not there yet) or passed.

    `next_kind`: lesson (`next_stop`), quiz or finished.
    """

    stops: list[LessonStep]
    quiz: str
    tries: int
    next_kind: str
    next_stop: LessonStep | None = None

    @property
    def done(self) -> int:
        """How many lessons are done."""
        return sum(stop.state == "done" for stop in self.stops)

    @property
    def begun(self) -> bool:
        """Whether anything has been opened."""
        return self.quiz not in {"none", "ahead"} or any(stop.state != "ahead" for stop in self.stops)


def my_enrolments(person: Any) -> QuerySet[Enrolment]:
    """What `person` may read: of each module the newest cycle first, with all that `progress_of` asks for."""
    light = Attempt.objects.only("enrolment_id", "number", "state", "passed")
    readable = Enrolment.objects.visible_to(person).filter(state__in=Enrolment.READABLE)
    return (
        readable.select_related("version", "module")
        .prefetch_related("lessons", Prefetch("attempts", queryset=light))
        .order_by("-cycle", "assigned_at", "pk")
    )


def progress_of(enrolment: Enrolment) -> Progress:
    """Two queries, or none where the rows were fetched with the enrolment."""
    content = enrolment.version.content
    progress = {row.lesson: row for row in enrolment.lessons.all()}
    stops = [_stop(lesson, progress.get(lesson["slug"])) for lesson in content["lessons"]]
    attempts = list(enrolment.attempts.all())
    quiz = _quiz(content, attempts)
    kind, stop = _next(enrolment, stops, progress, quiz)
    return Progress(stops, quiz, sum(attempt.state == Attempt.State.SUBMITTED for attempt in attempts), kind, stop)


def _stop(lesson: dict[str, Any], row: LessonProgress | None) -> LessonStep:
    state = "ahead" if row is None else "done" if row.done_at else "begun"
    return LessonStep(lesson["slug"], lesson["title"], lesson["minutes"], lesson["required"], state)


def _quiz(content: dict[str, Any], attempts: list[Attempt]) -> str:
    if content["pass_mark"] is None:
        return "none"
    if any(attempt.passed for attempt in attempts):
        return "passed"
    if any(attempt.state == Attempt.State.OPEN for attempt in attempts):
        return "open"
    return "tried" if attempts else "ahead"


def _next(
    enrolment: Enrolment, stops: list[LessonStep], progress: dict[str, LessonProgress], quiz: str
) -> tuple[str, LessonStep | None]:
    """A lesson that was left half-way comes first, the last one left of several; then the next one on the way."""
    if enrolment.state not in Enrolment.OPEN:
        return "finished", None
    begun = [stop for stop in stops if stop.state == "begun"]
    if begun:
        return "lesson", max(begun, key=lambda stop: progress[stop.slug].seen_at)
    needed = [stop for stop in stops if stop.required and stop.state != "done"]
    if needed:
        return "lesson", needed[0]
    return ("quiz", None) if quiz in {"ahead", "open", "tried"} else ("finished", None)


def open_modules(person: Any) -> list[Module]:
    """Published modules that anybody may start, and `person` has not."""
    mine = Enrolment.objects.visible_to(person).exclude(state=Enrolment.State.WITHDRAWN)
    offered = Module.objects.live().filter(open_to_all=True, versions__isnull=False).distinct()
    return list(offered.exclude(pk__in=mine.values("module")).order_by("title"))


def modules_named(keys: list[str]) -> list[Module]:
    """The published modules with these keys; no query where there are none."""
    return list(Module.objects.live().filter(key__in=keys).order_by("title")) if keys else []
