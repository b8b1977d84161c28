import pytest
from django.contrib.auth.models import AnonymousUser

from courses.domain.enrolment import (
    CannotEnrol,
    begin_enrolment,
    enrol,
    move_enrolment,
    start_yourself,
    withdraw_enrolment,
)
from courses.domain.quizzes import start_attempt
from courses.models import Enrolment, LearningEvent, Module, Verb
from lms.platform.trust.models import AuditEntry
from tests import cast
from tests.factories.courses import enrolment, module, publish
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def a_module():
    """A published module, and those who have to do with it."""
    cast.owen()
    cast.priya()
    return module().pk


scene = laid_out_once(a_module)


@pytest.fixture
def made(scene):
    return Module.objects.get(pk=scene)


def renamed(of, title):
    of.title = title
    of.save()
    return publish(of)


def test_enrolling_gives_the_latest_version(made, priya, owen):
    second = renamed(made, "Second")

    found = enrol(priya, second, by=owen)

    assert (found.version.number, found.state, found.cycle, found.assigned_by) == (2, "assigned", 0, owen)


def test_enrolling_twice_gives_the_same_enrolment(made, priya, owen):
    assert enrol(priya, made, by=owen) == enrol(priya, made, by=owen)
    assert Enrolment.objects.count() == 1


def test_enrolling_twice_is_written_down_once(made, priya, owen):
    for _ in range(2):
        enrol(priya, made, by=owen)

    assert AuditEntry.objects.filter(action="courses.enrolled").count() == 1


def test_another_cycle_is_another_enrolment(made, priya, owen):
    assert enrol(priya, made, by=owen) != enrol(priya, made, by=owen, cycle=1)


def test_two_people_have_an_enrolment_each(made, priya, sam):
    assert enrolment(priya, made) != enrolment(sam, made)


def test_a_module_that_is_not_published_takes_nobody(made, priya):
    made.unpublish()

    with pytest.raises(CannotEnrol, match="“Listening well” is not published yet"):
        enrol(priya, Module.objects.get(pk=made.pk), by=None)


def test_a_module_without_a_version_takes_nobody(priya):
    made = module("bare", questions=1, lessons=0)

    with pytest.raises(CannotEnrol):
        enrol(priya, made, by=None)


def test_the_refusal_uses_the_neutral_title(priya):
    made = module("other", title="Addiction", public_title="Awareness", sensitive=True)
    made.unpublish()

    with pytest.raises(CannotEnrol, match="Awareness"):
        enrol(priya, Module.objects.get(pk=made.pk), by=None)


def test_whoever_has_not_begun_gets_the_version_of_the_day_they_begin(made, priya):
    found = enrolment(priya, made)
    renamed(made, "Second")

    begin_enrolment(found)

    assert (found.version.number, found.state) == (2, "in_progress")


def test_whoever_has_begun_stays_with_their_version(made, priya):
    found = enrolment(priya, made)
    begin_enrolment(found)
    renamed(made, "Second")

    begin_enrolment(found)

    assert Enrolment.objects.get().version.number == 1


def test_an_unpublished_module_can_still_be_begun_by_whoever_has_it(made, priya):
    found = enrolment(priya, made)
    found.module.unpublish()

    begin_enrolment(Enrolment.objects.get())

    assert Enrolment.objects.get().state == "in_progress"


def test_beginning_is_logged_once(made, priya):
    found = enrolment(priya, made)
    for _ in range(2):
        begin_enrolment(Enrolment.objects.get(pk=found.pk))

    assert list(LearningEvent.objects.values_list("verb", "thing")) == [(Verb.INITIALIZED, "listening")]


def test_beginning_at_the_same_time_twice_is_logged_once(made, priya):
    found = enrolment(priya, made)
    other = Enrolment.objects.get(pk=found.pk)

    begin_enrolment(found)
    begin_enrolment(other)

    assert LearningEvent.objects.count() == 1


def test_stopping_takes_somebody_off_and_sets_their_attempt_aside(made, priya, owen):
    found = enrolment(priya, made)
    attempt = start_attempt(found)

    withdraw_enrolment(Enrolment.objects.get(), by=owen)

    attempt.refresh_from_db()
    assert (Enrolment.objects.get().state, attempt.state) == ("withdrawn", "closed")


def test_stopping_twice_is_written_down_once(made, priya, owen):
    found = enrolment(priya, made)
    for _ in range(2):
        withdraw_enrolment(found, by=owen)

    assert AuditEntry.objects.filter(action="courses.enrolment_withdrawn").count() == 1


def test_whoever_had_stopped_can_be_put_back(made, priya, owen):
    withdraw_enrolment(enrolment(priya, made), by=owen)

    found = enrol(priya, made, by=owen)

    assert (found.state, found.started_at, found.ended_at) == ("assigned", None, None)


def test_a_move_from_a_state_that_does_not_allow_it_changes_nothing(made, priya):
    found = enrolment(priya, made)

    assert move_enrolment(found, "assign_again") is False
    assert found.state == "assigned"


def test_anybody_may_start_a_module_that_is_open(priya):
    found = start_yourself(priya, module("other", open_to_all=True))

    assert (found.person, found.assigned_by) == (priya, priya)


def test_a_module_that_is_not_open_cannot_be_started_by_oneself(made, priya):
    with pytest.raises(CannotEnrol, match="Ask your coordinator about “Listening well”"):
        start_yourself(priya, made)


def test_an_enrolment_shows_no_name_in_a_log(made, priya):
    found = enrolment(priya, made)

    assert str(found) == f"enrolment {found.uuid}"


def test_nobody_sees_another_persons_enrolment(made, priya, sam):
    enrolment(priya, made)

    assert list(Enrolment.objects.visible_to(sam)) == []


def test_somebody_not_signed_in_sees_no_enrolment(priya, made):
    enrolment(priya, made)

    assert list(Enrolment.objects.visible_to(AnonymousUser())) == []
