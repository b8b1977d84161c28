"""Please ring me: asked once, first on Today, in the record, and done when we have spoken."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lms.platform.accounts.roles import Role
from lms.platform.trust.models import AuditEntry
from recruitment.domain.base.callbacks import application_to_call_back, callback_due, request_callback
from recruitment.domain.base.refusals import GateRefused
from recruitment.domain.casework import cases
from recruitment.domain.casework.case_queues import callbacks_requested, needing, waiting_on_others
from recruitment.domain.casework.next_step import next_step
from recruitment.domain.evidence import conversations
from recruitment.models import Application
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db


def fresh(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


def test_asking_is_kept_and_in_the_record(sam) -> None:
    application = factory.drafting(sam)
    assert request_callback(application, by=sam) is True
    assert fresh(application).callback_requested_at is not None
    entry = AuditEntry.objects.filter(action="recruitment.ring_asked").get()
    assert (entry.target_uuid, entry.fields) == (application.uuid, ["callback_requested_at"])


def test_asking_twice_is_one_wish_from_the_first_time(sam) -> None:
    application = factory.drafting(sam)
    request_callback(application, by=sam)
    first = application.callback_requested_at
    assert request_callback(fresh(application), by=sam) is False
    assert (
        fresh(application).callback_requested_at,
        AuditEntry.objects.filter(action="recruitment.ring_asked").count(),
    ) == (
        first,
        1,
    )


@pytest.mark.parametrize("who", ["wendy", "helen"])
def test_nobody_asks_in_my_place_but_those_who_work_for_me(who, sam) -> None:
    with pytest.raises(GateRefused):
        request_callback(factory.drafting(sam), by=getattr(cast, who)())


@pytest.mark.parametrize("make", [factory.enquired, factory.drafting, factory.offered, factory.not_appointed])
def test_it_can_be_asked_at_any_stage_and_is_then_the_coordinators_next_step(make, sam, maya) -> None:
    application = make(sam)
    request_callback(application, by=sam)
    assert list(callbacks_requested(needing(maya))) == [application]
    assert not waiting_on_others(maya).filter(pk=application.pk).exists()
    assert next_step(application, maya).words == "Ring them. They asked us to"


def test_who_asked_first_comes_first(maya) -> None:
    first, second = factory.drafting(cast.priya()), factory.drafting(cast.sam())
    for application in (first, second):
        request_callback(application, by=application.person)
    assert list(callbacks_requested(needing(maya))) == [first, second]


def test_a_row_that_was_put_off_comes_back_when_somebody_asks(sam, maya) -> None:
    application = factory.enquired(sam)
    cases.snooze_case(application, date(2099, 1, 1), by=maya)
    assert list(needing(maya)) == []
    request_callback(application, by=sam)
    assert list(needing(maya)) == [application]


def test_somebody_who_does_not_ring_has_their_own_step(sam) -> None:
    application = factory.at_decision(sam)
    request_callback(application, by=sam)
    assert next_step(application, cast.tariq()).words == "Propose a decision"


def test_who_was_not_rung_in_time_is_everybodys_to_ring(sam) -> None:
    application = factory.drafting(sam)
    cover = cast.create_person(full_name="Cov Er", email="cover@example.org", by=None)
    cast.give_role(cover, Role.COORDINATOR, area=cast.eastmoor(), by=cast.alex(), approved_by=cast.mags())
    request_callback(application, by=sam)
    assert list(needing(cover)) == []
    Application.objects.update(callback_requested_at=timezone.now() - timedelta(days=4))
    assert list(needing(cover)) == [application]


@pytest.mark.parametrize("kind", ["first", "follow_up", "return", "in_place_of_reference"])
def test_having_spoken_answers_it(kind, sam, maya) -> None:
    application = factory.drafting(sam)
    request_callback(application, by=sam)
    conversations.log_conversation(application, kind=kind, channel="call", by=maya)
    assert (application.callback_requested_at, fresh(application).callback_requested_at) == (None, None)
    assert AuditEntry.objects.filter(action="recruitment.ring_answered").count() == 1


@pytest.mark.parametrize("kind", ["attempt", "still_there"])
def test_a_try_does_not_answer_it(kind, sam, maya) -> None:
    application = factory.drafting(sam)
    request_callback(application, by=sam)
    conversations.log_conversation(application, kind=kind, channel="call", by=maya)
    assert fresh(application).callback_requested_at is not None


def test_a_talk_from_before_they_asked_does_not_answer_it(sam, maya) -> None:
    application = factory.drafting(sam)
    request_callback(application, by=sam)
    earlier = timezone.now() - timedelta(hours=3)
    conversations.log_conversation(application, kind="follow_up", channel="call", happened_at=earlier, by=maya)
    assert fresh(application).callback_requested_at is not None


def test_a_talk_that_nobody_asked_for_leaves_no_answer_in_the_record(sam, maya) -> None:
    conversations.log_conversation(factory.drafting(sam), kind="follow_up", channel="call", by=maya)
    assert AuditEntry.objects.filter(action="recruitment.ring_answered").count() == 0


@pytest.mark.parametrize(
    ("asked", "by"),
    [
        ("2032-01-22 10:00", "2032-01-23"),  # a Thursday
        ("2032-01-23 10:00", "2032-01-26"),
        ("2032-01-24 10:00", "2032-01-26"),
        ("2032-01-25 10:00", "2032-01-26"),
    ],
)
def test_we_ring_by_the_next_working_day(asked, by, sam, at) -> None:
    application = Application(person=sam)
    assert callback_due(application) is None
    with at(asked):
        application.callback_requested_at = timezone.now()
        assert callback_due(application) == date.fromisoformat(by)


def test_a_ring_that_is_overdue_is_late_on_the_row(sam, maya) -> None:
    application = factory.drafting(sam)
    application.callback_requested_at = timezone.now() - timedelta(days=10)
    assert next_step(application, maya).days_late >= 7


def test_the_application_under_way_is_the_one_through_which_somebody_is_rung(sam) -> None:
    assert application_to_call_back(sam) is None
    live = factory.drafting(sam)
    assert application_to_call_back(sam) == live
    Application.objects.update(stage="withdrawn", paused_from="draft")
    assert application_to_call_back(sam) == live
