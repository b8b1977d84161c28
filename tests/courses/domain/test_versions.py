import pytest

from courses.domain.activities.quiz import answers_to_pass
from courses.domain.versions import (
    NotReady,
    content_of,
    cut_version,
    digest_of,
    latest_version,
    publishing_problems,
)
from courses.models import Lesson, Module
from lms.platform.trust.models import AuditEntry
from tests.factories.courses import lesson, module, publish, question
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.both]
scene = laid_out_once(lambda: module().pk)


@pytest.fixture
def made(scene):
    """A published module."""
    return Module.objects.get(pk=scene)


def fresh(of):
    return Module.objects.get(pk=of.pk)


def test_publishing_cuts_the_first_version(made):
    assert latest_version(made).number == 1


def test_publishing_again_without_a_change_cuts_no_version(made):
    publish(made)

    assert made.versions.count() == 1


def test_a_changed_title_makes_the_next_version(made):
    made.title = "Listening better"
    made.save()

    publish(made)

    assert [v.content["title"] for v in made.versions.all()] == ["Listening well", "Listening better"]


def test_a_changed_question_makes_the_next_version(made):
    question(made, "q9")

    publish(made)

    assert latest_version(made).number == 2


def test_a_lesson_reaches_people_only_with_the_next_version():
    made = module("other", lessons=1)
    lesson(made, "more")

    assert [one["slug"] for one in latest_version(made).content["lessons"]] == ["lesson-1"]


def test_a_draft_of_a_lesson_is_in_no_version():
    made = module("other", lessons=1)
    Module.objects.get(pk=made.pk).add_child(instance=Lesson(title="Draft", slug="draft", lead="x", live=False))

    assert [one["slug"] for one in content_of(fresh(made))["lessons"]] == ["lesson-1"]


def test_lessons_stand_in_the_order_of_the_tree(made):
    Lesson.objects.get(slug="lesson-2").move(Lesson.objects.get(slug="lesson-1"), "left")

    assert [one["slug"] for one in content_of(fresh(made))["lessons"]] == ["lesson-2", "lesson-1"]


def test_going_back_to_an_older_text_is_a_version_of_its_own(made):
    for title in ("Another title", "Listening well"):
        made.title = title
        made.save()
        publish(made)

    assert [v.number for v in made.versions.all()] == [1, 2, 3]


def test_formative_questions_are_not_in_the_quiz(made):
    question(made, "practice", use="formative")

    assert [q["slug"] for q in content_of(fresh(made))["questions"]] == ["q1", "q2", "q3"]


def test_a_module_without_a_pass_mark_keeps_no_questions():
    made = module("other", questions=0)
    question(made, "spare")

    assert content_of(fresh(made))["questions"] == []


def test_only_needed_lessons_are_required():
    made = module("other", lessons=1)
    lesson(made, "if-you-like", required=False)

    assert content_of(fresh(made))["requirements"] == [
        {"kind": "lessons", "lessons": ["lesson-1"]},
        {"kind": "quiz", "pass_mark": 60, "draw": 3},
    ]


def test_a_quiz_with_too_few_questions_is_said_before_publishing(made):
    made.questions.get(slug="q1").delete()

    assert publishing_problems(fresh(made)) == ["The quiz needs 1 more question in the bank."]


def test_several_missing_questions_are_counted(made):
    made.questions.all().delete()

    assert publishing_problems(fresh(made)) == ["The quiz needs 3 more questions in the bank."]


def test_a_module_without_lessons_or_outcomes_says_both(made):
    Lesson.objects.all().update(live=False)
    made.outcomes.all().delete()
    made.save()

    assert len(publishing_problems(fresh(made))) == 2


def test_an_empty_lesson_is_named(made):
    Lesson.objects.filter(slug="lesson-2").update(body="[]")

    assert publishing_problems(fresh(made)) == ["These lessons are empty: Lesson 2."]


def test_a_whole_module_lacks_nothing(made):
    assert publishing_problems(made) == []


def test_cutting_what_is_not_whole_is_refused_with_the_reasons():
    made = module("other", questions=1)
    made.questions.all().delete()

    with pytest.raises(NotReady) as refusal:
        cut_version(fresh(made), by=None)

    assert refusal.value.sentences == ["The quiz needs 1 more question in the bank."]


def test_publishing_what_is_not_whole_keeps_the_version_that_was():
    made = module("other", questions=1)
    made.questions.all().delete()

    publish(made)

    assert made.versions.count() == 1


def test_cutting_is_written_down_with_who_did_it(made, owen):
    made.title = "New"
    made.save()

    version = cut_version(made, by=owen)

    entry = AuditEntry.objects.filter(action="courses.version_cut").latest("pk")
    assert (entry.actor, entry.ids, version.cut_by) == (owen.uuid, {"module": "listening", "number": 2}, owen)


def test_a_version_names_its_title_and_number(made):
    assert str(latest_version(made)) == "Listening well, version 1"


def test_the_digest_does_not_depend_on_the_order_of_names():
    assert digest_of({"a": 1, "b": [2]}) == digest_of({"b": [2], "a": 1})


def test_the_digest_depends_on_every_word():
    assert digest_of({"a": "one"}) != digest_of({"a": "One"})


@pytest.mark.parametrize(("draw", "mark", "right"), [(10, 80, 8), (8, 80, 7), (9, 75, 7), (10, 100, 10), (3, 1, 1)])
def test_enough_is_the_least_number_that_reaches_the_mark(draw, mark, right):
    assert answers_to_pass({"draw": draw, "pass_mark": mark}) == right
