import re

import pytest

from courses.domain.events import log_event
from courses.models import LearningEvent, Module, Verb
from tests.factories.courses import completion, enrolment, module
from tests.scenes import laid_out_once

pytestmark = pytest.mark.django_db
listening = laid_out_once(lambda: module().pk, name="listening")


@pytest.fixture
def made(listening):
    """A module that nobody is on."""
    return Module.objects.get(pk=listening)


@pytest.mark.parametrize("verb", list(Verb))
def test_every_verb_is_one_of_the_experience_apis_own(verb):
    assert re.fullmatch(r"http://adlnet\.gov/expapi/verbs/[a-z]+", verb.value)


def test_an_event_says_who_what_and_where(made, priya):
    on = enrolment(priya, made)

    event = log_event(on, Verb.PROGRESSED, "lesson-1")

    assert (event.person, event.enrolment, event.thing) == (priya, on, "listening/lesson-1")


def test_an_event_of_the_whole_module_names_its_key(made, priya):
    assert log_event(enrolment(priya, made), Verb.INITIALIZED).thing == "listening"


def test_a_result_holds_numbers_and_slugs(made, priya):
    assert log_event(enrolment(priya, made), Verb.PASSED, "quiz", 2, score=90).result == {"score": 90}


def test_the_whole_way_is_in_the_log_in_order(made, priya):
    completion(priya, made)

    said = [(event.get_verb_display(), event.thing) for event in LearningEvent.objects.all()]
    assert said[0] == ("began", "listening")
    assert said[-2:] == [("passed", "listening/quiz/1"), ("completed", "listening")]


def test_nobody_sees_another_persons_log(made, priya, sam):
    completion(priya, made)

    assert list(LearningEvent.objects.visible_to(sam)) == []


def test_an_event_shows_no_name_in_a_log(made, priya):
    event = log_event(enrolment(priya, made), Verb.INITIALIZED)

    assert str(event) == f"event {event.uuid}"
