"""Whose learning is whose, what the database refuses of it, and what each row is called in a log: never by a name."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from courses.models import (
    Attempt,
    AttemptAnswer,
    Completion,
    Enrolment,
    LearningEvent,
    LessonNote,
    LessonProgress,
    ModuleVersion,
    Outcome,
    PracticeAnswer,
    Question,
)
from lms.platform.accounts.models import User
from tests import cast
from tests.factories.courses import completion, enrolment, module, question
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.both]
OWN = [Enrolment, Attempt, Completion, LearningEvent, LessonProgress, LessonNote, PracticeAnswer]
OTHERS = ["sam", "maya", "owen", "alex", "helen", "sofia"]


def note(on: Enrolment) -> LessonNote:
    return LessonNote.objects.create(enrolment=on, lesson="lesson-1", block="why", words="zinnia")


def a_module_done() -> int:
    """Priya has done a module and left something of every kind; others look on."""
    found = completion(cast.priya())
    note(found.enrolment)
    PracticeAnswer.objects.create(enrolment=found.enrolment, lesson="lesson-1", block="q1", response=["a"])
    for name in OTHERS:
        getattr(cast, name)()
    return found.pk


scene = laid_out_once(a_module_done)


@pytest.fixture
def done(scene: int) -> Completion:
    return Completion.objects.get(pk=scene)


@pytest.mark.parametrize("model", OWN, ids=lambda model: model.__name__)
def test_a_person_sees_their_own_rows(done: Completion, priya: User, model: Any) -> None:
    assert model.objects.visible_to(priya).count() == model.objects.count() > 0


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("model", OWN, ids=lambda model: model.__name__)
def test_nobody_sees_the_rows_of_another(done: Completion, request: Any, model: Any, name: str) -> None:
    assert list(model.objects.visible_to(request.getfixturevalue(name))) == []


@pytest.mark.parametrize("model", OWN, ids=lambda model: model.__name__)
def test_somebody_not_signed_in_sees_no_row(done: Completion, model: Any) -> None:
    assert list(model.objects.visible_to(AnonymousUser())) == []


@pytest.mark.parametrize("model", [*OWN, AttemptAnswer], ids=lambda model: model.__name__)
def test_a_row_is_called_by_nothing_that_names_its_person_or_their_words(done: Completion, model: Any) -> None:
    called = str(model.objects.first())
    assert called
    assert [word for word in ("Priya", "Nand", "priya@", "zinnia") if word in called] == []


def test_a_note_to_self_stands_sealed_in_the_database(done: Completion) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM courses_lessonnote")
        assert "zinnia" not in str(cursor.fetchall())
    assert LessonNote.objects.get().words == "zinnia"


# --- what the database refuses ---------------------------------------------------------------------------
def again(row: Any, **changes: Any) -> Any:
    """The same row once more, with `changes`."""
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    kept = {name: value for name, value in fields.items() if name not in {"id", "uuid"}}
    return type(row).objects.create(**kept | changes)


REFUSED: dict[str, Callable[[Completion], Any]] = {
    "an enrolment twice in one cycle": lambda done: again(done.enrolment),
    "an enrolment in no state we know": lambda done: again(done.enrolment, cycle=1, state="lost"),
    "a lesson counted twice": lambda done: again(LessonProgress.objects.first()),
    "two notes in one box": lambda done: note(done.enrolment),
    "two goes of one number": lambda done: again(Attempt.objects.first()),
    "two answers to one question of a go": lambda done: again(AttemptAnswer.objects.first()),
    "a go that ended without a score": lambda done: again(Attempt.objects.first(), number=9, score=None),
    "a go under way with a score": lambda done: again(Attempt.objects.first(), number=9, state="open"),
    "a go in no state we know": lambda done: again(Attempt.objects.first(), number=9, state="lost"),
    "two completions at once": again,
    "two versions of one number": lambda done: again(ModuleVersion.objects.first()),
    "two questions of one name": lambda done: question(done.module, "q1"),
    "two outcomes of one name": lambda done: Outcome.objects.create(module=done.module, slug="listen", text="x"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_the_database_refuses(done: Completion, what: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        REFUSED[what](done)


@pytest.mark.parametrize("whose", ["person", "module", "version", "enrolment"])
def test_what_a_completion_hangs_on_cannot_go(done: Completion, whose: str) -> None:
    with pytest.raises((ProtectedError, IntegrityError)), transaction.atomic():
        getattr(done, whose).delete()


def test_the_next_cycle_is_another_enrolment(done: Completion) -> None:
    assert again(done.enrolment, cycle=1, state="assigned").pk != done.enrolment.pk


def test_an_attempt_set_aside_leaves_room_for_the_next(priya: User) -> None:
    on = enrolment(priya, module("other"))
    paper = {"version": on.version, "seed": 1, "paper": [], "pass_mark": 80, "started_at": timezone.now()}
    for number, state in ((1, "closed"), (2, "open")):
        Attempt.objects.create(enrolment=on, number=number, state=state, **paper)
    assert [(attempt.number, attempt.state) for attempt in on.attempts.all()] == [(1, "closed"), (2, "open")]


def test_questions_stand_in_the_order_of_their_places() -> None:
    made = module("other", questions=0)
    for slug, place in (("third", 3), ("first", 1), ("second", 2)):
        question(made, slug, place=place)
    assert [asked.slug for asked in Question.objects.filter(module=made)] == ["first", "second", "third"]
