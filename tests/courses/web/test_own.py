from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from courses.access import enrolled, open_module, own_attempt
from courses.domain.enrolment import withdraw_enrolment
from courses.domain.quizzes import start_attempt
from courses.models import Enrolment
from courses.web.own import my_attempt, my_enrolment, shown_title
from tests.factories.courses import module

pytestmark = pytest.mark.django_db


def test_my_enrolment_is_found_by_the_modules_key(on, priya):
    assert my_enrolment(priya, "listening") == on


def test_the_newest_cycle_is_mine(on, priya):
    newer = Enrolment.objects.create(person=priya, module=on.module, version=on.version, cycle=1)

    assert my_enrolment(priya, "listening") == newer


def test_somebody_elses_enrolment_is_not_found_without_the_address_table_either(on, sam):
    with pytest.raises(Http404):
        my_enrolment(sam, "listening")


def test_somebody_elses_attempt_is_not_found_without_the_address_table_either(on, sam):
    attempt = start_attempt(on)

    with pytest.raises(Http404):
        my_attempt(sam, "listening", attempt.uuid)


def test_an_attempt_that_is_none_of_mine_is_not_found(on, priya):
    with pytest.raises(Http404):
        my_attempt(priya, "listening", uuid4())


def test_the_address_table_knows_who_is_enrolled(on, priya, sam):
    found = [enrolled(user, "listening", lesson="lesson-1") for user in (priya, sam, AnonymousUser())]

    assert found == [True, False, False]


def test_the_address_table_forgets_whoever_was_taken_off(on, priya, owen):
    attempt = start_attempt(on)
    withdraw_enrolment(on, by=owen)

    assert (enrolled(priya, "listening"), own_attempt(priya, "listening", attempt.uuid)) == (False, False)


def test_the_address_table_knows_whose_attempt_it_is(on, priya, sam):
    attempt = start_attempt(on)

    assert [own_attempt(user, "listening", attempt.uuid, position=1) for user in (priya, sam)] == [True, False]


@pytest.mark.parametrize(
    ("is_open", "is_live", "found"), [(True, True, True), (False, True, False), (True, False, False)]
)
def test_the_address_table_knows_what_anybody_may_start(priya, is_open, is_live, found):
    made = module("other", open_to_all=is_open)
    if not is_live:
        made.unpublish()

    assert open_module(priya, "other") is found


@pytest.mark.parametrize(("sensitive", "title"), [(False, "Full"), (True, "Neutral")])
def test_a_sensitive_module_is_called_by_its_neutral_title(sensitive, title):
    assert shown_title({"title": "Full", "public_title": "Neutral", "sensitive": sensitive}) == title
