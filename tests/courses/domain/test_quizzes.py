import pytest

from courses.domain.enrolment import withdraw_enrolment
from courses.domain.lesson_work import finish_lesson
from courses.domain.questions.base import UnknownResponse
from courses.domain.quizzes import AttemptIsOver, NoQuiz, give_answer, start_attempt, submit_attempt
from courses.models import Attempt, AttemptAnswer, Completion, Enrolment, LearningEvent, Verb
from tests import cast
from tests.factories.courses import (
    completion,
    cut,
    enrolment,
    module,
    question,
    quiz_attempt,
    right_picks,
    set_quiz,
    wrong_picks,
)
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def a_quiz_of_three():
    """Priya is on a module that draws three of five questions."""
    cast.owen()
    return enrolment(cast.priya(), module(lessons=1, questions=5, quiz_draw=3)).pk


scene = laid_out_once(a_quiz_of_three)


@pytest.fixture
def on(scene):
    return Enrolment.objects.get(pk=scene)


def reloaded(attempt):
    return Attempt.objects.get(pk=attempt.pk)


def test_an_attempt_draws_as_many_questions_as_the_module_says(on):
    attempt = start_attempt(on)

    assert (len(attempt.paper), attempt.number, attempt.state, attempt.pass_mark) == (3, 1, "open", 60)


def test_starting_again_takes_up_the_attempt_under_way(on):
    assert start_attempt(on) == start_attempt(on)


def test_a_new_attempt_after_a_finished_one_has_the_next_number(on):
    quiz_attempt(on, right=0)

    assert start_attempt(on).number == 2


def test_each_attempt_is_drawn_anew(on):
    seeds = {quiz_attempt(on, right=0).seed for _ in range(3)}

    assert len(seeds) == 3


def test_starting_a_quiz_begins_the_module(on):
    start_attempt(on)

    assert Enrolment.objects.get().state == "in_progress"


def test_a_module_without_a_quiz_has_no_attempt(priya):
    with pytest.raises(NoQuiz, match="This module has no quiz"):
        start_attempt(enrolment(priya, module("other", questions=0)))


def test_after_the_end_there_is_no_new_attempt(on, sam):
    done = completion(sam, on.module).enrolment

    with pytest.raises(NoQuiz, match="nothing more to answer"):
        start_attempt(done)


def test_whoever_was_taken_off_has_no_new_attempt(on, owen):
    withdraw_enrolment(on, by=owen)

    with pytest.raises(NoQuiz):
        start_attempt(on)


def test_an_answer_is_kept_as_soon_as_it_is_given(on):
    attempt = start_attempt(on)

    give_answer(attempt, 2, ["a"])

    assert list(attempt.answers.values_list("position", "response")) == [(2, ["a"])]


def test_an_answer_given_again_replaces_the_first(on):
    attempt = start_attempt(on)
    for letter in ("a", "b"):
        give_answer(attempt, 1, [letter])

    assert AttemptAnswer.objects.get().response == ["b"]


def test_an_answer_can_be_taken_back(on):
    attempt = start_attempt(on)
    for picked in (["a"], []):
        give_answer(attempt, 1, picked)

    assert not attempt.answers.exists()


@pytest.mark.parametrize("position", [0, 4, -1])
def test_a_question_that_the_paper_does_not_have_is_refused(on, position):
    with pytest.raises(UnknownResponse):
        give_answer(start_attempt(on), position, ["a"])


@pytest.mark.parametrize("response", [["z"], ["a", "z"], ["a", "b"]], ids=["unknown", "one unknown", "too many"])
def test_an_answer_that_the_question_does_not_allow_is_refused(on, response):
    attempt = start_attempt(on)

    with pytest.raises(UnknownResponse):
        give_answer(attempt, 1, response)
    assert not attempt.answers.exists()


def test_several_options_of_a_multiple_choice_are_kept(priya):
    made = module("other", lessons=1, questions=1)
    question(made, "many", kind="multiple")
    made.questions.exclude(slug="many").delete()
    on = enrolment(priya, cut(made))

    give_answer(start_attempt(on), 1, ["b", "a"])

    assert AttemptAnswer.objects.get().response == ["a", "b"]


def test_all_right_scores_a_hundred_and_passes(on):
    attempt = quiz_attempt(on)

    assert (attempt.state, attempt.score, attempt.passed, attempt.marks) == ("submitted", 100, True, [100, 100, 100])


def test_two_of_three_pass_a_mark_of_sixty(on):
    attempt = quiz_attempt(on, right=2)

    assert (attempt.score, attempt.passed) == (66, True)


def test_one_of_three_does_not_pass_yet(on):
    attempt = quiz_attempt(on, right=1)

    assert (attempt.score, attempt.passed) == (33, False)


def test_questions_left_open_earn_nothing(on):
    attempt = submit_attempt(start_attempt(on))

    assert (attempt.score, attempt.marks) == (0, [0, 0, 0])


def test_sending_twice_marks_once(on):
    attempt = quiz_attempt(on, right=1)
    when = attempt.submitted_at

    again = submit_attempt(attempt)

    assert (again.submitted_at, again.score, Attempt.objects.count()) == (when, 33, 1)


def test_an_answer_after_the_end_is_not_taken(on):
    attempt = quiz_attempt(on, right=0)

    with pytest.raises(AttemptIsOver):
        give_answer(attempt, 1, right_picks(attempt.paper[0]))
    assert reloaded(attempt).score == 0


def test_a_form_that_was_open_during_the_end_is_not_taken(on):
    stale = start_attempt(on)
    submit_attempt(Attempt.objects.get())

    with pytest.raises(AttemptIsOver):
        give_answer(stale, 1, ["a"])


def test_an_attempt_that_was_set_aside_cannot_be_sent(on, owen):
    attempt = start_attempt(on)
    withdraw_enrolment(on, by=owen)

    with pytest.raises(AttemptIsOver):
        submit_attempt(attempt)
    assert reloaded(attempt).score is None


def test_an_attempt_that_was_set_aside_takes_no_answer(on, owen):
    attempt = start_attempt(on)
    withdraw_enrolment(on, by=owen)

    with pytest.raises(AttemptIsOver):
        give_answer(attempt, 1, ["a"])


def test_an_attempt_under_way_keeps_its_questions_when_the_module_changes(on):
    attempt = start_attempt(on)
    made = on.module
    made.questions.all().delete()
    question(made, "other")
    set_quiz(made, draw=1)
    made.save()
    cut(made)

    assert submit_attempt(attempt).marks == [0, 0, 0]


def test_the_pass_mark_is_the_one_of_the_day_the_attempt_began(on):
    attempt = start_attempt(on)
    set_quiz(on.module, pass_mark=100)
    on.module.save()
    cut(on.module)

    assert reloaded(attempt).pass_mark == 60


def test_a_passed_attempt_after_all_lessons_completes_the_module(on, sam):
    assert completion(sam, on.module).state == "passed"


def test_a_passed_attempt_before_the_lessons_completes_nothing_yet(on):
    quiz_attempt(on)

    assert not Completion.objects.exists()


def test_an_attempt_that_did_not_pass_completes_nothing(on):
    finish_lesson(on, "lesson-1")

    quiz_attempt(on, right=0)

    assert not Completion.objects.exists()


def test_every_attempt_is_logged_with_its_score(on):
    quiz_attempt(on, right=0)
    quiz_attempt(on)

    quiz = LearningEvent.objects.filter(thing__startswith="listening/quiz").values_list("verb", "thing")
    assert list(quiz) == [
        (Verb.ATTEMPTED, "listening/quiz/1"),
        (Verb.FAILED, "listening/quiz/1"),
        (Verb.ATTEMPTED, "listening/quiz/2"),
        (Verb.PASSED, "listening/quiz/2"),
    ]


def test_the_log_holds_numbers_and_no_answers(on):
    quiz_attempt(on)

    assert LearningEvent.objects.get(verb=Verb.PASSED).result == {"score": 100, "pass_mark": 60}


def test_there_is_no_end_to_the_number_of_attempts(on):
    for number in range(1, 8):
        assert quiz_attempt(on, right=0).number == number


def test_a_right_and_a_wrong_pick_are_what_they_are_called(on):
    asked = start_attempt(on).paper[0]

    assert set(right_picks(asked)) & set(wrong_picks(asked)) == set()


def test_an_attempt_shows_no_name_in_a_log(on):
    attempt = start_attempt(on)
    answer = give_answer(attempt, 1, ["a"])

    assert (str(attempt), str(answer)) == (f"attempt {attempt.uuid}", f"answer 1 of attempt {attempt.pk}")
