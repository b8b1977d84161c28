import pytest

from courses.domain.lesson_work import finish_lesson
from courses.domain.versions import digest_of
from courses.models import Enrolment
from tests import cast
from tests.factories.courses import completion, cut, enrolment, grow, lesson, module, quiz_attempt
from tests.scenes import laid_out_once

pytestmark = pytest.mark.django_db
on_grow = laid_out_once(lambda: enrolment(cast.priya(), grow().module).pk, name="on_grow")


def tasks(response):
    return [(task["title"], task["state"]) for task in response.context["tasks"]]


def test_the_module_says_what_you_can_do_afterwards(web, on):
    text = web.get("/learn/listening/").text

    assert ("After this you can" in text, "listen without fixing" in text) == (True, True)


def test_the_lessons_are_a_path_with_one_next_stop(web, on):
    finish_lesson(on, "lesson-1")

    assert tasks(web.get("/learn/listening/")) == [
        ("Lesson 1", "done"),
        ("Lesson 2", "now"),
        ("The questions at the end", "ahead"),
    ]


def test_after_the_lessons_the_questions_are_next(web, on):
    for slug in ("lesson-1", "lesson-2"):
        finish_lesson(on, slug)

    assert tasks(web.get("/learn/listening/"))[-1] == ("The questions at the end", "now")


def test_a_passed_quiz_is_done_on_the_path(web, on):
    quiz_attempt(on)

    assert tasks(web.get("/learn/listening/"))[-1] == ("The questions at the end", "done")


def test_a_module_without_a_quiz_has_no_stop_for_it(web, priya):
    enrolment(priya, module("other", questions=0))

    response = web.get("/learn/other/")
    assert (len(response.context["tasks"]), "questions at the end" in response.text) == (2, False)


def test_a_lesson_that_is_not_needed_says_so(web, priya):
    made = module("other", lessons=1)
    lesson(made, "more", required=False)
    enrolment(priya, cut(made))

    assert "If you like. About 8 minutes." in web.get("/learn/other/").text


def test_what_is_finished_leads_to_its_certificate(web, on, priya):
    completion(priya, on.module)

    text = web.get("/learn/listening/").text
    assert ("You have finished this" in text, 'href="/certificates/"' in text) == (True, True)


def test_what_somebody_knows_already_says_so(web, on):
    Enrolment.objects.filter(pk=on.pk).update(state="exempt")

    assert "You know this already" in web.get("/learn/listening/").text


def test_it_says_how_many_right_answers_are_enough(web, on):
    assert "2 of 3 is enough" in web.get("/learn/listening/").text


def test_the_word_accredited_is_never_printed_without_a_body(web, on_grow):
    assert "ccredited" not in web.get("/learn/grow/").text


def test_a_framework_and_its_level_stand_together(web, priya):
    enrolment(priya, module("other", framework="Care Certificate", level="Standard 10"))

    assert "Care Certificate, Standard 10" in web.get("/learn/other/").text


def test_sources_are_named_with_their_day(web, on_grow):
    text = web.get("/learn/grow/").text
    assert ("Coaching for Performance" in text, "Checked 2026-11-22." in text) == (True, True)


def test_a_module_to_do_first_is_named(web, priya):
    before = module("before", title="The one before")
    made = module("after")
    made.prerequisites.add(before)
    made.save()
    enrolment(priya, cut(made))

    assert "It helps to do “The one before” first." in web.get("/learn/after/").text


def test_an_unpublished_module_stays_open_to_whoever_is_on_it(web, on):
    on.module.unpublish()

    assert web.get("/learn/listening/").status_code == 200


def test_a_sensitive_module_shows_its_neutral_title(web, priya):
    enrolment(priya, module("other", title="Living with addiction", public_title="Awareness", sensitive=True))

    text = web.get("/learn/other/").text
    assert ("<title>Awareness" in text, "addiction" in text) == (True, False)


def test_the_summary_sheet_keeps_the_numbers_with_it(web, on_grow):
    text = web.get("/learn/grow/summary/").text
    assert ("One page to keep" in text, "116 123" in text, "Raise a concern" in text) == (True, True, True)


def test_the_whole_module_can_be_printed_with_every_answer(web, on_talk):
    text = web.get("/learn/talking/print/").text

    assert all(words in text for words in ("A talk", "Kind, but it closes the door", "What we think", "Said C"))


def test_a_printed_module_has_nothing_to_send(web, on_talk):
    main = web.get("/learn/talking/print/").text.split("<main")[1]

    assert "<form" not in main


def test_all_of_grow_prints_below_200_kilobytes(web, on_grow):
    assert len(web.get("/learn/grow/print/").content) < 200_000


@pytest.mark.parametrize("path", ["", "print/", "summary/", "quiz/", "lesson-1/"])
def test_somebody_elses_module_is_not_there(client_for, on, sam, path):
    assert client_for(sam).get(f"/learn/listening/{path}").status_code == 404


@pytest.mark.parametrize("person", ["owen", "ed", "maya", "alex"])
def test_staff_are_not_on_a_module_by_being_staff(client_for, on, request, person):
    assert client_for(request.getfixturevalue(person)).get("/learn/listening/").status_code == 404


def test_a_module_that_does_not_exist_is_not_there(web):
    assert web.get("/learn/nothing/").status_code == 404


@pytest.mark.both
@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_does_not_grow_with_lessons(web, priya, count, django_assert_max_num_queries):
    on = enrolment(priya, module("other", lessons=1, questions=1))
    content = dict(on.version.content)
    content["lessons"] = [content["lessons"][0] | {"slug": f"l-{n}"} for n in range(count)]
    version = type(on.version)(
        module=on.module, number=2, cut_at=on.assigned_at, content=content, digest=digest_of(content)
    )
    version.save()
    Enrolment.objects.filter(pk=on.pk).update(version=version)

    with django_assert_max_num_queries(12):
        assert len(web.get("/learn/other/").context["tasks"]) == count + 1
