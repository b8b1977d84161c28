"""Whose turn it is, and what comes next, for the applicant."""

import pytest

from recruitment.domain import disclosures, intake, status
from recruitment.domain.stages import STOPS
from recruitment.domain.workflow import make_move
from recruitment.models import Application
from recruitment.models.stages import JOURNEY
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db


def again(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


def now(application: Application) -> status.Now:
    return status.what_happens_now(again(application))


# --- for the applicant ----------------------------------------------------------------------------
@pytest.mark.parametrize("make", [factory.enquired, factory.submitted])
def test_a_wait_names_who_has_it_and_by_which_day(make):
    application = make()

    found = now(application)

    assert (found.turn, found.who, found.by) == ("us", "Maya", application.expected_by)


def test_a_draft_is_the_persons_turn_and_promises_no_day():
    found = now(factory.drafting())

    assert (found.turn, found.who, found.by, found.todo[0].to) == ("you", "You", None, "tasks")


def test_an_enquiry_without_a_coordinator_is_with_one_of_us():
    application = intake.enquire(full_name="Sam", by=cast.sam())

    assert now(application).who == "One of us"


def test_after_the_offer_the_person_has_questions_and_training():
    application = factory.offered(profile=factory.a_role(modules=(factory.a_module(),)))

    assert [todo.to for todo in now(application).todo] == ["tasks", "learn"]


def test_during_the_checks_everything_the_person_can_do_is_named():
    application = factory.at_checks(profile=factory.a_role(modules=(factory.a_module(),)))
    assert [todo.to for todo in now(application).todo] == ["agreement", "learn"]

    disclosures.send(application, by=cast.helen())

    assert [todo.to for todo in now(application).todo] == ["disclosure", "agreement", "learn"]


def test_when_the_person_has_done_everything_it_is_our_turn():
    found = now(factory.meet_every_check(factory.at_checks()))

    assert (found.turn, found.who) == ("us", "Maya")


def test_two_of_us_have_the_decision():
    assert (now(factory.at_decision()).turn, now(again(Application.objects.get())).who) == ("us", "Two of us")


@pytest.mark.parametrize("make", [factory.cleared, factory.not_appointed])
def test_at_an_end_it_is_nobodys_turn(make):
    found = now(make())

    assert (found.turn, found.who, found.by) == ("nobody", "", None)


def test_a_paused_person_can_go_on():
    application = factory.drafting()
    make_move(application, "pause", by=application.person)

    found = now(application)

    assert (found.turn, [todo.to for todo in found.todo]) == ("you", ["resume"])


# --- the path -------------------------------------------------------------------------------------
def test_the_path_shows_where_somebody_is():
    found = status.journey(factory.submitted())

    assert [(stop.slug, where) for stop, where in found] == [
        ("hello", "done"),
        ("talk", "done"),
        ("form", "here"),
        ("offer", "ahead"),
        ("checks", "ahead"),
        ("decision", "ahead"),
        ("start", "ahead"),
    ]


def test_somebody_who_wrote_first_talks_after_the_form():
    application = intake.start(cast.sam(), factory.a_role(), by=cast.sam())

    assert [stop.slug for stop, _where in status.journey(application)][:3] == ["hello", "form", "talk"]


def test_a_paused_person_stays_on_the_path_where_they_were():
    application = factory.submitted()
    make_move(application, "pause", by=application.person)

    assert {stop.slug: where for stop, where in status.journey(application)}["form"] == "here"


def test_at_the_end_of_the_path_every_stop_is_done():
    assert {where for _stop, where in status.journey(factory.cleared())} == {"done"}


def test_every_stage_of_the_journey_has_its_stop():
    assert [stage for stop in STOPS for stage in stop.stages] == list(JOURNEY)
