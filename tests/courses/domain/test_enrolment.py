import pytest
from django.contrib.auth.models import AnonymousUser

from courses.domain.enrolment import CannotEnrol, begin, enrol, move, start_yourself, withdraw_enrolment
from courses.domain.quizzes import start_attempt
from courses.models import Enrolment, LearningEvent, Module, Verb
from lms.trust.models import AuditEntry
from tests.factories.courses import enrolment, module, publish

pytestmark = pytest.mark.django_db


def renamed(of, title):
    of.title = title
    of.save()
    return publish(of)


def test_enrolling_gives_the_latest_version(priya, owen):
    made = renamed(module(), "Second")

    found = enrol(priya, made, by=owen)

    assert (found.version.number, found.state, found.cycle, found.assigned_by) == (2, "assigned", 0, owen)


def test_enrolling_twice_gives_the_same_enrolment(priya, owen):
    made = module()

    assert enrol(priya, made, by=owen) == enrol(priya, made, by=owen)
    assert Enrolment.objects.count() == 1


def test_enrolling_twice_is_written_down_once(priya, owen):
    made = module()
    for _ in range(2):
        enrol(priya, made, by=owen)

    assert AuditEntry.objects.filter(action="courses.enrolled").count() == 1


def test_another_cycle_is_another_enrolment(priya, owen):
    made = module()

    assert enrol(priya, made, by=owen) != enrol(priya, made, by=owen, cycle=1)


def test_two_people_have_an_enrolment_each(priya, sam):
    made = module()

    assert enrolment(priya, made) != enrolment(sam, made)


def test_a_module_that_is_not_published_takes_nobody(priya):
    made = module()
    made.unpublish()

    with pytest.raises(CannotEnrol, match="“Listening well” is not published yet"):
        enrol(priya, Module.objects.get(), by=None)


def test_a_module_without_a_version_takes_nobody(priya):
    made = module(questions=1, key="bare", lessons=0)

    with pytest.raises(CannotEnrol):
        enrol(priya, made, by=None)


def test_the_refusal_uses_the_neutral_title(priya):
    made = module(title="Addiction", public_title="Awareness", sensitive=True)
    made.unpublish()

    with pytest.raises(CannotEnrol, match="Awareness"):
        enrol(priya, Module.objects.get(), by=None)


def test_whoever_has_not_begun_gets_the_version_of_the_day_they_begin(priya):
    made = module()
    found = enrolment(priya, made)
    renamed(made, "Second")

    begin(found)

    assert (found.version.number, found.state) == (2, "in_progress")


def test_whoever_has_begun_stays_with_their_version(priya):
    made = module()
    found = enrolment(priya, made)
    begin(found)
    renamed(made, "Second")

    begin(found)

    assert Enrolment.objects.get().version.number == 1


def test_an_unpublished_module_can_still_be_begun_by_whoever_has_it(priya):
    found = enrolment(priya)
    found.module.unpublish()

    begin(Enrolment.objects.get())

    assert Enrolment.objects.get().state == "in_progress"


def test_beginning_is_logged_once(priya):
    found = enrolment(priya)
    for _ in range(2):
        begin(Enrolment.objects.get(pk=found.pk))

    assert list(LearningEvent.objects.values_list("verb", "thing")) == [(Verb.INITIALIZED, "listening")]


def test_beginning_at_the_same_time_twice_is_logged_once(priya):
    found = enrolment(priya)
    other = Enrolment.objects.get(pk=found.pk)

    begin(found)
    begin(other)

    assert LearningEvent.objects.count() == 1


def test_stopping_takes_somebody_off_and_sets_their_go_aside(priya, owen):
    found = enrolment(priya)
    go = start_attempt(found)

    withdraw_enrolment(Enrolment.objects.get(), by=owen)

    go.refresh_from_db()
    assert (Enrolment.objects.get().state, go.state) == ("withdrawn", "closed")


def test_stopping_twice_is_written_down_once(priya, owen):
    found = enrolment(priya)
    for _ in range(2):
        withdraw_enrolment(found, by=owen)

    assert AuditEntry.objects.filter(action="courses.enrolment_withdrawn").count() == 1


def test_whoever_had_stopped_can_be_put_back(priya, owen):
    made = module()
    withdraw_enrolment(enrolment(priya, made), by=owen)

    found = enrol(priya, made, by=owen)

    assert (found.state, found.started_at, found.ended_at) == ("assigned", None, None)


def test_a_move_from_a_state_that_does_not_allow_it_changes_nothing(priya):
    found = enrolment(priya)

    assert move(found, "assign_again") is False
    assert found.state == "assigned"


def test_anybody_may_start_a_module_that_is_open(priya):
    found = start_yourself(priya, module(open_to_all=True))

    assert (found.person, found.assigned_by) == (priya, priya)


def test_a_module_that_is_not_open_cannot_be_started_by_oneself(priya):
    with pytest.raises(CannotEnrol, match="Ask your coordinator about “Listening well”"):
        start_yourself(priya, module())


def test_an_enrolment_shows_no_name_in_a_log(priya):
    found = enrolment(priya)

    assert str(found) == f"enrolment {found.uuid}"


def test_nobody_sees_another_persons_enrolment(priya, sam):
    enrolment(priya)

    assert list(Enrolment.objects.visible_to(sam)) == []


def test_somebody_not_signed_in_sees_no_enrolment(priya):
    enrolment(priya)

    assert list(Enrolment.objects.visible_to(AnonymousUser())) == []
