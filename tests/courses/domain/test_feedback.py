import pytest

from courses.domain.feedback import feedback_on
from courses.models import Enrolment, Lesson, Outcome
from tests import cast
from tests.factories.courses import cut, enrolment, module, quiz_attempt
from tests.scenes import laid_out_once

pytestmark = pytest.mark.django_db


def a_quiz_that_one_lesson_teaches():
    """Priya is on a module in which the second of two lessons teaches what the quiz asks."""
    made = module(lessons=2, questions=2, quiz_draw=2, pass_mark=100)
    taught = Lesson.objects.get(slug="lesson-2")
    taught.outcomes.set([Outcome.objects.get()])
    taught.save()
    return enrolment(cast.priya(), cut(made)).pk


scene = laid_out_once(a_quiz_that_one_lesson_teaches)


@pytest.fixture
def on(scene):
    return Enrolment.objects.get(pk=scene)


def seen(attempt):
    return feedback_on(attempt, dict(attempt.answers.values_list("position", "response")))


def outcomes(row):
    return {option["text"]: option["outcome"] for option in row["feedback"]["options"]}


def test_it_counts_what_is_just_right(on):
    back = seen(quiz_attempt(on, right=1))

    assert (back["right"], back["of"]) == (1, 2)


def test_before_passing_only_what_was_picked_is_spoken_about(on):
    row = next(row for row in seen(quiz_attempt(on, right=0))["rows"])

    assert sorted(outcomes(row).values()) == ["", "", "near"]


def test_a_right_pick_is_said_to_be_right(on):
    row = seen(quiz_attempt(on, right=1))["rows"][0]

    assert (row["right"], outcomes(row)["A"]) == (True, "right")


def test_after_passing_the_right_options_are_all_told(on):
    rows = seen(quiz_attempt(on))["rows"]

    assert {outcomes(row)["A"] for row in rows} == {"right"}


def test_a_question_left_open_is_known_as_such(on):
    attempt = quiz_attempt(on, right=0)
    attempt.answers.all().delete()

    assert [row["given"] for row in seen(attempt)["rows"]] == [False, False]


def test_the_first_attempt_names_no_lessons_yet(on):
    assert seen(quiz_attempt(on, right=0))["lessons"] == []


def test_from_the_second_attempt_the_lessons_to_look_at_are_named(on):
    quiz_attempt(on, right=0)

    assert seen(quiz_attempt(on, right=0))["lessons"] == [{"slug": "lesson-2", "title": "Lesson 2"}]


def test_a_passed_attempt_names_no_lessons(on):
    for right in (0, 0):
        quiz_attempt(on, right=right)

    assert seen(quiz_attempt(on))["lessons"] == []


def test_feedback_is_never_a_bare_no(on):
    attempt = quiz_attempt(on, right=0)

    told = [option for row in seen(attempt)["rows"] for option in row["feedback"]["options"] if option["outcome"]]
    assert all(option["title"] and option["why"] for option in told)
