import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.assessing import Assessment, assess

LESSONS = ["one", "two"]
WITHOUT_QUIZ = [{"kind": "lessons", "lessons": LESSONS}]
WITH_QUIZ = [*WITHOUT_QUIZ, {"kind": "quiz", "pass_mark": 80, "draw": 10}]


def quiz(score, pass_mark=80):
    return {"score": score, "pass_mark": pass_mark}


def test_nothing_done_misses_every_lesson_and_the_quiz():
    assert assess(WITH_QUIZ, {"lessons": [], "quiz": None}) == Assessment("incomplete", ("one", "two", "quiz"))


def test_a_lesson_not_done_is_named_even_after_the_quiz_is_passed():
    assert assess(WITH_QUIZ, {"lessons": ["one"], "quiz": quiz(90)}) == Assessment("incomplete", ("two",))


def test_lessons_without_an_attempt_at_the_quiz_are_incomplete():
    assert assess(WITH_QUIZ, {"lessons": LESSONS, "quiz": None}) == Assessment("incomplete", ("quiz",))


def test_lessons_with_an_attempt_below_the_mark_are_not_yet_passed():
    assert assess(WITH_QUIZ, {"lessons": LESSONS, "quiz": quiz(79)}) == Assessment("not_yet_passed", ("quiz",))


def test_a_score_exactly_at_the_mark_passes():
    assert assess(WITH_QUIZ, {"lessons": LESSONS, "quiz": quiz(80)}) == Assessment("passed")


def test_the_mark_of_the_attempt_counts_and_not_a_later_one():
    assert assess(WITH_QUIZ, {"lessons": LESSONS, "quiz": quiz(60, pass_mark=60)}).state == "passed"


def test_a_score_of_nothing_is_still_an_attempt():
    assert assess(WITH_QUIZ, {"lessons": LESSONS, "quiz": quiz(0)}).state == "not_yet_passed"


def test_a_module_without_a_quiz_is_complete_with_its_lessons():
    assert assess(WITHOUT_QUIZ, {"lessons": LESSONS}) == Assessment("complete")


def test_a_module_without_a_quiz_still_wants_all_its_lessons():
    assert assess(WITHOUT_QUIZ, {"lessons": ["two"]}) == Assessment("incomplete", ("one",))


def test_lessons_that_are_not_asked_for_change_nothing():
    assert assess(WITHOUT_QUIZ, {"lessons": [*LESSONS, "extra"]}).state == "complete"


def test_evidence_without_lessons_is_as_none_done():
    assert assess(WITHOUT_QUIZ, {}).missing == ("one", "two")


@pytest.mark.parametrize(
    ("state", "is_complete"),
    [("incomplete", False), ("not_yet_passed", False), ("complete", True), ("passed", True)],
)
def test_only_complete_and_passed_may_be_recorded(state, is_complete):
    assert Assessment(state).is_complete is is_complete


@given(done=st.lists(st.sampled_from(["one", "two", "x"])), score=st.one_of(st.none(), st.integers(0, 100)))
def test_something_is_missing_exactly_when_it_is_not_complete(done, score):
    found = assess(WITH_QUIZ, {"lessons": done, "quiz": None if score is None else quiz(score)})

    assert found.is_complete == (not found.missing)


@given(done=st.lists(st.sampled_from(["one", "two"])), score=st.integers(0, 100), more=st.integers(0, 100))
def test_doing_more_never_takes_a_completion_away(done, score, more):
    before = assess(WITH_QUIZ, {"lessons": done, "quiz": quiz(score)})
    after = assess(WITH_QUIZ, {"lessons": [*done, "one"], "quiz": quiz(min(100, score + more))})

    assert after.is_complete or not before.is_complete
