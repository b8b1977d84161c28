import pytest

from courses.domain.enrolment import withdraw_enrolment
from courses.domain.lesson_work import finish_lesson, open_lesson
from courses.models import Enrolment
from tests.factories.courses import completion, enrolment, module

pytestmark = pytest.mark.django_db


def page(web):
    response = web.get("/learn/")
    assert response.status_code == 200
    return response


def test_whoever_has_nothing_to_learn_is_told_when_it_opens(client_for, sam):
    assert "Nothing to learn yet" in page(client_for(sam)).text


def test_there_is_one_next_step(web, on):
    response = page(web)

    assert response.context["next"]["next"] == {
        "words": "Lesson “Lesson 1”, about 8 minutes.",
        "button": "Begin",
        "href": "/learn/listening/lesson-1/",
    }
    assert response.text.count('class="btn"') == 1


def test_whoever_stopped_half_way_goes_on_there(web, on):
    open_lesson(on, "lesson-2")

    step = page(web).context["next"]["next"]
    assert (step["button"], step["href"]) == ("Go on where you left", "/learn/listening/lesson-2/")


def test_after_the_lessons_come_the_questions(web, on):
    for slug in ("lesson-1", "lesson-2"):
        finish_lesson(on, slug)

    step = page(web).context["next"]["next"]
    assert (step["button"], step["href"]) == ("Start the questions", "/learn/listening/quiz/")


def test_what_was_touched_last_comes_first(web, on, priya):
    other = enrolment(priya, module("other", title="Other"))
    open_lesson(on, "lesson-1")
    open_lesson(other, "lesson-1")

    response = page(web)
    assert (response.context["next"]["title"], [row["title"] for row in response.context["going"]]) == (
        "Other",
        ["Listening well"],
    )


def test_before_anything_is_touched_what_was_given_first_comes_first(web, on, priya):
    enrolment(priya, module("other", title="Other"))

    assert page(web).context["next"]["title"] == "Listening well"


def test_what_is_finished_stands_apart_with_its_certificate(web, on, priya):
    completion(priya, on.module)

    response = page(web)
    assert ([row["title"] for row in response.context["finished"]], response.context["next"]) == (
        ["Listening well"],
        None,
    )
    assert 'href="/certificates/"' in response.text


def test_a_sensitive_module_shows_its_neutral_title_alone(client_for, sam):
    enrolment(sam, module("other", title="Living with addiction", public_title="Awareness", sensitive=True))

    text = page(client_for(sam)).text
    assert ("Awareness" in text, "addiction" in text) == (True, False)


def test_what_somebody_was_taken_off_is_gone(web, on, owen):
    withdraw_enrolment(on, by=owen)

    assert "Listening well" not in page(web).text


def test_of_two_cycles_the_newer_one_is_shown(web, on, priya):
    Enrolment.objects.create(person=priya, module=on.module, version=on.version, cycle=1)

    assert page(web).context["going"] == []


def test_a_module_that_is_open_can_be_put_on_the_list(web, priya):
    made = module("other", open_to_all=True)
    assert "Put it on my list" in page(web).text

    response = web.post("/learn/other/start/")

    assert (response.status_code, response.url) == (302, "/learn/other/")
    assert Enrolment.objects.get(module=made).person == priya


def test_a_module_that_is_not_open_cannot_be_started(web):
    made = module("other")

    assert web.post("/learn/other/start/").status_code == 404
    assert not made.enrolments.exists()


def test_starting_a_module_without_a_version_says_why(web):
    module("other", open_to_all=True, lessons=0)

    response = web.post("/learn/other/start/", follow=True)

    assert (response.redirect_chain[0][0], "is not published yet" in response.text) == ("/learn/", True)


def test_somebody_not_signed_in_is_asked_to(client):
    response = client.get("/learn/")

    assert (response.status_code, response.url.split("?")[0]) == (302, "/accounts/login/")


def test_another_persons_learning_is_not_shown(client_for, on, sam):
    assert "Listening well" not in page(client_for(sam)).text


@pytest.mark.both
@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_does_not_grow(client_for, sam, count, django_assert_max_num_queries):
    first = module("m-0", lessons=1, questions=1)
    enrolment(sam, first)
    for number in range(1, count):
        other = type(first)(
            key=f"m-{number}", slug=f"m-{number}", title="T", public_title="T", lead="L", guided_minutes=5
        )
        first.get_parent().add_child(instance=other)
        version = first.versions.defer(None).get()
        version.pk, version.module, version._state.adding = None, other, True
        version.save()
        Enrolment.objects.create(person=sam, module=other, version=version)
    browser = client_for(sam)
    browser.get("/learn/")

    with django_assert_max_num_queries(14):
        assert len(browser.get("/learn/").context["going"]) == count - 1
