import pytest
from django.db import connection

from courses.domain.progress import (
    NotInThisVersion,
    answer_practice,
    block_of,
    finish_lesson,
    lesson_of,
    open_lesson,
    save_note,
)
from courses.domain.quizzes import UnknownOption
from courses.models import Completion, Enrolment, LearningEvent, LessonNote, LessonProgress, PracticeAnswer, Verb
from tests import cast
from tests.factories.courses import enrolment, module, rich
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def two_modules():
    """Priya is on a module with every kind of block, Sam on one with two lessons and no quiz."""
    return enrolment(cast.priya(), rich()).pk, enrolment(cast.sam(), module(lessons=2, questions=0)).pk


scene = laid_out_once(two_modules)


@pytest.fixture
def on_talk(scene):
    return Enrolment.objects.get(pk=scene[0])


@pytest.fixture
def on_small(scene):
    return Enrolment.objects.get(pk=scene[1])


def again(on):
    return Enrolment.objects.get(pk=on.pk)


def test_opening_a_lesson_begins_the_module(on_small):
    open_lesson(on_small, "lesson-1")

    assert again(on_small).state == "in_progress"


def test_opening_a_lesson_again_keeps_when_it_was_first_opened(on_small):
    first = open_lesson(on_small, "lesson-1")
    later = open_lesson(on_small, "lesson-1")

    assert (later.pk, later.opened_at, later.seen_at > first.seen_at) == (first.pk, first.opened_at, True)


def test_opening_is_logged_the_first_time_only(on_small):
    for _ in range(2):
        open_lesson(on_small, "lesson-1")

    assert [event.thing for event in LearningEvent.objects.all()] == ["listening", "listening/lesson-1"]


def test_a_lesson_of_another_version_is_not_there(on_small):
    with pytest.raises(NotInThisVersion):
        open_lesson(on_small, "lesson-9")

    assert not LessonProgress.objects.exists()


def test_opening_what_is_not_there_begins_nothing(on_small):
    with pytest.raises(NotInThisVersion):
        open_lesson(on_small, "lesson-9")

    assert again(on_small).state == "assigned"


def test_a_lesson_is_done_once(on_small):
    for _ in range(2):
        finish_lesson(on_small, "lesson-1")

    assert LearningEvent.objects.filter(verb=Verb.PROGRESSED).count() == 1


def test_marking_done_again_keeps_the_first_time(on_small):
    finish_lesson(on_small, "lesson-1")
    first = LessonProgress.objects.get().done_at

    finish_lesson(on_small, "lesson-1")

    assert LessonProgress.objects.get().done_at == first


def test_the_last_lesson_completes_a_module_without_a_quiz(on_small, sam):
    assert finish_lesson(on_small, "lesson-1") is None

    completion = finish_lesson(on_small, "lesson-2")

    assert (completion.state, completion.person, completion.snapshot["how_assessed"]) == ("complete", sam, "lessons")


def test_lessons_alone_do_not_complete_a_module_with_a_quiz(priya):
    on = enrolment(priya, module("other", lessons=1))

    assert finish_lesson(on, "lesson-1") is None
    assert not Completion.objects.exists()


def test_reading_on_after_the_end_completes_nothing_twice(on_small):
    for slug in ("lesson-1", "lesson-2", "lesson-2"):
        finish_lesson(again(on_small), slug)

    assert Completion.objects.count() == 1


def test_a_question_is_kept_each_time_it_is_tried(on_talk):
    for letter in ("a", "b"):
        answer_practice(on_talk, "talk", "boots", [letter])

    assert list(PracticeAnswer.objects.values_list("picked", flat=True)) == [["a"], ["b"]]


def test_an_option_that_the_question_does_not_have_is_refused(on_talk):
    with pytest.raises(UnknownOption):
        answer_practice(on_talk, "talk", "boots", ["z"])


def test_two_options_of_a_single_choice_are_refused(on_talk):
    with pytest.raises(UnknownOption):
        answer_practice(on_talk, "talk", "boots", ["a", "b"])


def test_nothing_picked_in_a_question_is_refused(on_talk):
    with pytest.raises(UnknownOption):
        answer_practice(on_talk, "talk", "boots", [])


def test_a_choice_of_a_story_is_kept_with_its_step(on_talk):
    answer_practice(on_talk, "talk", "jo", ["b"], "start")

    assert PracticeAnswer.objects.values_list("step", "picked").get() == ("start", ["b"])


def test_a_story_can_begin_again(on_talk):
    answer_practice(on_talk, "talk", "jo", [])

    assert PracticeAnswer.objects.values_list("step", "picked").get() == ("", [])


@pytest.mark.parametrize(
    ("picked", "step"),
    [([], "start"), (["z"], "start"), (["a", "b"], "start"), (["a"], "")],
    ids=["nothing", "unknown", "two at once", "without a step"],
)
def test_a_story_refuses_what_it_does_not_offer(on_talk, picked, step):
    with pytest.raises(UnknownOption):
        answer_practice(on_talk, "talk", "jo", picked, step)


@pytest.mark.parametrize(
    ("lesson", "block", "step"),
    [
        ("nowhere", "boots", ""),
        ("talk", "nothing", ""),
        ("talk", "jo", "nowhere"),
        ("talk", "listened", ""),
    ],
    ids=["lesson", "block", "step", "a block to think about"],
)
def test_an_answer_to_what_is_not_there_is_refused(on_talk, lesson, block, step):
    with pytest.raises(NotInThisVersion):
        answer_practice(on_talk, lesson, block, ["a"], step)


def test_a_note_is_kept_sealed_and_read_back(on_talk):
    save_note(on_talk, "talk", "listened", "  My nan. zinnia  ")

    assert LessonNote.objects.get().words == "My nan. zinnia"


def test_a_note_is_not_readable_in_the_table(on_talk):
    save_note(on_talk, "talk", "listened", "zinnia")
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM courses_lessonnote")
        assert "zinnia" not in str(cursor.fetchone())


def test_a_note_written_again_replaces_the_first(on_talk):
    for words in ("One", "Two"):
        save_note(on_talk, "talk", "listened", words)

    assert [note.words for note in LessonNote.objects.all()] == ["Two"]


def test_an_empty_note_takes_it_away(on_talk):
    save_note(on_talk, "talk", "listened", "One")

    assert save_note(on_talk, "talk", "listened", "  ") is None
    assert not LessonNote.objects.exists()


@pytest.mark.parametrize(("lesson", "block"), [("talk", "jo"), ("talk", "nothing"), ("nowhere", "listened")])
def test_a_note_needs_a_place_to_think(on_talk, lesson, block):
    with pytest.raises(NotInThisVersion):
        save_note(on_talk, lesson, block, "Words")


def test_a_note_is_refused_where_none_is_offered(on_talk):
    block = block_of(lesson_of(on_talk, "talk"), "listened")
    block["note"] = False

    with pytest.raises(NotInThisVersion):
        save_note(on_talk, "talk", "listened", "Words")


def test_what_is_written_down_about_a_person_says_nothing_of_them(on_talk):
    progress = open_lesson(on_talk, "talk")
    answer_practice(on_talk, "talk", "boots", ["a"])
    note = save_note(on_talk, "talk", "listened", "zinnia")

    shown = f"{progress} {PracticeAnswer.objects.get()} {note} {LearningEvent.objects.first()}"
    assert not {"zinnia", "Priya", "priya@example.org"} & set(shown.split())
