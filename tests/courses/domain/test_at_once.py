"""Twenty presses at once, from as many connections: one attempt, one mark, one completion."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from courses.domain.completion import withdraw_completion
from courses.domain.enrolment import enrol
from courses.domain.lesson_work import finish_lesson
from courses.domain.quizzes import AttemptIsOver, give_answer, start_attempt, submit_attempt
from courses.domain.versions import cut_version
from courses.models import Attempt, AttemptAnswer, Completion, Enrolment, LearningEvent, Verb
from courses.signals import completion_recorded
from tests import cast
from tests.factories.courses import enrolment, module, quiz_attempt, right_picks

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

HANDS = 20


def at_once(work: Callable[[int], Any]) -> list[Any]:
    def closing(turn: int) -> Any:
        try:
            return work(turn)
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as pool:
        return list(pool.map(closing, range(HANDS)))


@pytest.fixture
def on() -> Enrolment:
    return enrolment(cast.priya(), module(lessons=1))


@pytest.fixture
def heard() -> Any:
    said: list[int] = []

    def hear(completion: Completion, **_: Any) -> None:
        said.append(completion.pk)

    completion_recorded.connect(hear)
    yield said
    completion_recorded.disconnect(hear)


def test_twenty_enrolments_at_once_are_one(on):
    found = at_once(lambda _: enrol(on.person, on.module, by=None).pk)

    assert set(found) == {on.pk}


def test_twenty_starts_at_once_begin_one_attempt(on):
    found = at_once(lambda _: start_attempt(on).pk)

    assert (len(set(found)), Attempt.objects.count()) == (1, 1)


def test_twenty_answers_at_once_are_one_answer(on):
    attempt = start_attempt(on)

    at_once(lambda turn: give_answer(attempt, 1, ["abc"[turn % 3]]))

    assert AttemptAnswer.objects.count() == 1


def test_twenty_submits_at_once_are_marked_once(on, heard):
    finish_lesson(on, "lesson-1")
    attempt = quiz_attempt(on, submit=False)

    scores = at_once(lambda _: submit_attempt(attempt).score)

    assert (scores, LearningEvent.objects.filter(verb=Verb.PASSED).count()) == ([100] * HANDS, 1)
    assert heard == [Completion.objects.get().pk]


def test_an_answer_and_the_end_at_once_never_both_count(on):
    attempt = start_attempt(on)

    def press(turn: int) -> str:
        try:
            if turn % 2:
                give_answer(attempt, 1, right_picks(attempt.paper[0]))
                return "kept"
            submit_attempt(attempt)
        except AttemptIsOver:
            return "over"
        return "sent"

    pressed = at_once(press)
    kept = AttemptAnswer.objects.filter(attempt=attempt).exists()
    assert Attempt.objects.get().marks[0] == (100 if kept and "kept" in pressed else 0)


def test_the_last_lesson_and_the_quiz_at_once_complete_once(on, heard):
    attempt = quiz_attempt(on, submit=False)

    at_once(lambda turn: finish_lesson(on, "lesson-1") if turn % 2 else submit_attempt(attempt))

    assert heard == [Completion.objects.get().pk]


def test_twenty_withdrawals_at_once_are_one(on):
    finish_lesson(on, "lesson-1")
    quiz_attempt(on)
    done, owen = Completion.objects.get(), cast.owen()

    at_once(lambda _: withdraw_completion(done, by=owen, reason="An error"))

    assert LearningEvent.objects.filter(verb=Verb.VOIDED).count() == 1


def test_twenty_cuts_at_once_are_one_version(on):
    made = on.module
    made.title = "New"
    made.save()

    numbers = at_once(lambda _: cut_version(made, by=None).number)

    assert set(numbers) == {2}
