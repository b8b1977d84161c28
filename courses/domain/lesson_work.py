"""Going through lessons: opening, answering, writing a note, marking done. Every function may be called twice."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.blocks.base import lasting_name
from courses.domain.completion import re_evaluate
from courses.domain.enrolment import begin_enrolment, lock_enrolment
from courses.domain.events import log_event
from courses.domain.quizzes import UnknownOption, check_picked
from courses.models import Completion, Enrolment, LessonNote, LessonProgress, PracticeAnswer, Verb


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


@transaction.atomic
def answer_practice(enrolment: Enrolment, lesson_slug: str, block_slug: str, picked: list[str], step: str = "") -> None:
    """Keep what was picked in a question or in a step of a scenario. Never scored; earlier tries stay.

    Nothing picked, without a step, begins a scenario again. Raises NotInThisVersion for a block or step that is not
    there, UnknownOption for nothing or an unknown option.
    """
    block = block_of(lesson_of(enrolment, lesson_slug), block_slug)
    if block["kind"] == "scenario":
        _check_choice(block, step, picked)
    elif block["kind"] == "question":
        check_picked(block["question"], picked)
    else:
        raise NotInThisVersion
    begins_again = block["kind"] == "scenario" and not step
    if bool(picked) == begins_again:
        raise UnknownOption
    PracticeAnswer.objects.create(
        enrolment=enrolment, lesson=lesson_slug, block=block_slug, step=step, picked=sorted(set(picked))
    )


def _check_choice(block: dict[str, Any], step: str, picked: list[str]) -> None:
    if not step:
        return
    steps = [one for one in block["steps"] if one["slug"] == step]
    if not steps:
        raise NotInThisVersion
    if len(picked) > 1 or not set(picked) <= {choice["id"] for choice in steps[0]["choices"]}:
        raise UnknownOption


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
