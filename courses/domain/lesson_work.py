"""Going through lessons: opening, answering, writing a note, marking done. Every function may be called twice."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.blocks.base import lasting_name
from courses.domain.completion import re_evaluate
from courses.domain.enrolment import begin_enrolment, lock_enrolment
from courses.domain.events import log_event
from courses.domain.questions.base import Sent, UnknownResponse
from courses.domain.questions.registry import question_type
from courses.models import Completion, Enrolment, LessonNote, LessonProgress, PracticeAnswer, Verb

LOOKING_AGAIN = timedelta(minutes=1)


class NotInThisVersion(Exception):
    """The person's version has no such lesson, block or step."""


def lesson_of(enrolment: Enrolment, slug: str) -> dict[str, Any]:
    """The frozen lesson `slug` of the enrolment's version; raises NotInThisVersion."""
    for lesson in enrolment.version.content["lessons"]:
        if lesson["slug"] == slug:
            return lesson
    raise NotInThisVersion


def block_of(lesson: dict[str, Any], slug: str) -> dict[str, Any]:
    """The block of `lesson` that people answer under this lasting name; raises NotInThisVersion."""
    for block in lesson["blocks"]:
        if lasting_name(block) == slug:
            return block
    raise NotInThisVersion


def visit_lesson(enrolment: Enrolment, slug: str) -> None:
    """`open_lesson`, but that looking again at what one looked at last, within a minute, writes nothing.

    Raises NotInThisVersion.
    """
    last = max(enrolment.lessons.all(), key=lambda row: row.seen_at, default=None)
    is_same = last is not None and last.lesson == slug and enrolment.state != Enrolment.State.ASSIGNED
    if is_same and last.seen_at > timezone.now() - LOOKING_AGAIN:
        lesson_of(enrolment, slug)
        return
    open_lesson(enrolment, slug)


@transaction.atomic
def open_lesson(enrolment: Enrolment, slug: str) -> LessonProgress:
    """Remember that the person is here, so that they can go on from here. Raises NotInThisVersion."""
    begin_enrolment(enrolment)
    lesson_of(enrolment, slug)
    now = timezone.now()
    progress, is_new = LessonProgress.objects.update_or_create(
        enrolment=enrolment, lesson=slug, defaults={"seen_at": now}, create_defaults={"opened_at": now, "seen_at": now}
    )
    if is_new:
        log_event(enrolment, Verb.INITIALIZED, slug)
    return progress


@transaction.atomic
def finish_lesson(enrolment: Enrolment, slug: str) -> Completion | None:
    """Mark the lesson done; the completion, if that was the last thing missing. Raises NotInThisVersion."""
    enrolment = lock_enrolment(enrolment.pk)
    progress = open_lesson(enrolment, slug)
    changed = LessonProgress.objects.filter(pk=progress.pk, done_at=None).update(done_at=timezone.now())
    if not changed or enrolment.state not in Enrolment.OPEN:
        return None
    log_event(enrolment, Verb.PROGRESSED, slug)
    return re_evaluate(enrolment, by=enrolment.person)


def read_practice(enrolment: Enrolment, lesson_slug: str, block_slug: str, sent: Sent) -> Any:
    """The response in a form that was sent for this block, not yet checked. Raises NotInThisVersion."""
    block = block_of(lesson_of(enrolment, lesson_slug), block_slug)
    if block["kind"] == "question":
        return question_type(block["question"]["kind"]).read_response(sent)
    return list(sent.get("pick", []))


@transaction.atomic
def answer_practice(enrolment: Enrolment, lesson_slug: str, block_slug: str, response: Any, step: str = "") -> None:
    """Keep the response to a question, or the choice in a step of a scenario. Never scored; earlier ones stay.

    No choice, without a step, begins a scenario again. Raises NotInThisVersion for a block or step that is not there,
    UnknownResponse for an empty response or one that the question or step does not take.
    """
    block = block_of(lesson_of(enrolment, lesson_slug), block_slug)
    if block["kind"] == "scenario":
        response = _checked_choice(block, step, response)
    elif block["kind"] == "question":
        response = question_type(block["question"]["kind"]).check_response(block["question"], response)
    else:
        raise NotInThisVersion
    begins_again = block["kind"] == "scenario" and not step
    if bool(response) == begins_again:
        raise UnknownResponse
    PracticeAnswer.objects.create(
        enrolment=enrolment, lesson=lesson_slug, block=block_slug, step=step, response=response
    )


def _checked_choice(block: dict[str, Any], step: str, picked: list[str]) -> list[str]:
    if not step:
        return picked
    steps = [one for one in block["steps"] if one["slug"] == step]
    if not steps:
        raise NotInThisVersion
    if len(picked) > 1 or not set(picked) <= {choice["id"] for choice in steps[0]["choices"]}:
        raise UnknownResponse
    return picked


@transaction.atomic
def save_note(enrolment: Enrolment, lesson_slug: str, block_slug: str, words: str) -> LessonNote | None:
    """Keep the person's own note under "Think about it"; an empty one takes it away. Raises NotInThisVersion."""
    block = block_of(lesson_of(enrolment, lesson_slug), block_slug)
    if block["kind"] != "think" or not block["note"]:
        raise NotInThisVersion
    mine = LessonNote.objects.filter(enrolment=enrolment, lesson=lesson_slug, block=block_slug)
    if not words.strip():
        mine.delete()
        return None
    note = mine.first() or LessonNote(enrolment=enrolment, lesson=lesson_slug, block=block_slug)
    note.words = words.strip()
    note.save()
    return note
