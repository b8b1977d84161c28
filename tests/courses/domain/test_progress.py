import pytest

from courses.domain.enrolment import withdraw_enrolment
from courses.domain.lesson_work import finish_lesson, open_lesson
from courses.domain.progress import modules_named, my_enrolments, open_modules, progress_of
from courses.domain.quizzes import start_attempt
from courses.models import Enrolment
from tests import cast
from tests.factories.courses import completion, cut, enrolment, lesson, module, quiz_attempt
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.both]


scene = laid_out_once(lambda: enrolment(cast.priya()).pk)


@pytest.fixture
def on(scene):
    return Enrolment.objects.get(pk=scene)


def now(on):
    return progress_of(Enrolment.objects.get(pk=on.pk))


def next_of(on):
    found = now(on)
    return found.next_kind, found.next_step and found.next_step.slug


def test_at_first_the_first_lesson_is_next(on):
    assert next_of(on) == ("lessons", "lesson-1")
    assert now(on).begun is False


def test_a_lesson_left_half_way_is_next(on):
    open_lesson(on, "lesson-2")

    assert next_of(on) == ("lessons", "lesson-2")


def test_of_two_lessons_left_half_way_the_last_one_is_next(on):
    for slug in ("lesson-2", "lesson-1"):
        open_lesson(on, slug)

    assert next_of(on) == ("lessons", "lesson-1")


def test_after_a_lesson_is_done_the_next_one_follows(on):
    finish_lesson(on, "lesson-1")

    assert (next_of(on), now(on).done) == (("lessons", "lesson-2"), 1)


def test_after_the_lessons_come_the_questions(on):
    for slug in ("lesson-1", "lesson-2"):
        finish_lesson(on, slug)

    assert (next_of(on), now(on).quiz) == (("quiz", "quiz"), "ahead")


def test_an_attempt_under_way_is_seen(on):
    start_attempt(on)

    assert (now(on).quiz, now(on).attempts, now(on).begun) == ("open", 0, True)


def test_a_finished_attempt_that_did_not_pass_is_counted(on):
    quiz_attempt(on, right=0)

    assert (now(on).quiz, now(on).attempts) == ("tried", 1)


def test_a_passed_quiz_leads_back_to_the_lessons_that_are_left(on):
    quiz_attempt(on)

    assert (now(on).quiz, next_of(on)) == ("passed", ("lessons", "lesson-1"))


def test_after_everything_nothing_is_next(on, priya):
    assert next_of(completion(priya, on.module).enrolment) == ("finished", None)


def test_a_lesson_that_is_not_needed_never_stands_in_the_way(priya):
    made = module("other", lessons=1)
    lesson(made, "if-you-like", required=False)
    on = enrolment(priya, cut(made))
    finish_lesson(on, "lesson-1")

    assert next_of(on) == ("quiz", "quiz")


def test_without_a_quiz_the_lessons_are_all(priya):
    on = enrolment(priya, module("other", questions=0))

    assert now(on).quiz == "none"


def test_all_of_it_takes_two_queries(on, django_assert_num_queries):
    fresh = Enrolment.objects.select_related("version").get()

    with django_assert_num_queries(2):
        progress_of(fresh)


def test_with_the_rows_fetched_it_takes_none(on, priya, django_assert_num_queries):
    rows = list(my_enrolments(priya))

    with django_assert_num_queries(0):
        progress_of(rows[0])


def test_the_newest_cycle_stands_first(on, sam):
    for cycle in (0, 1):
        Enrolment.objects.create(person=sam, module=on.module, version=on.version, cycle=cycle)

    assert [one.cycle for one in my_enrolments(sam)] == [1, 0]


def test_what_somebody_was_taken_off_is_not_theirs_to_read(on, priya, owen):
    withdraw_enrolment(on, by=owen)

    assert list(my_enrolments(priya)) == []


def test_open_modules_are_offered_until_somebody_starts_them(priya):
    made = module("other", open_to_all=True)
    before = open_modules(priya)
    enrolment(priya, made)

    assert (before, open_modules(priya)) == ([made], [])


def test_modules_that_are_not_open_are_not_offered(priya):
    module("other")

    assert open_modules(priya) == []


def test_an_unpublished_module_is_not_offered(priya):
    module("other", open_to_all=True).unpublish()

    assert open_modules(priya) == []


def test_no_names_ask_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert modules_named([]) == []


def test_modules_are_found_by_their_keys(on):
    assert modules_named(["listening", "nothing"]) == [on.module]
