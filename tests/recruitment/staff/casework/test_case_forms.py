"""The log, and who looks after whom: what is typed is what is stored."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from recruitment.domain.base.working_days import on_working_day
from recruitment.domain.casework.case_queues import needing
from recruitment.models import Application, Channel, ConversationLog, Snooze
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.staff.action_cases import do, in_days, parts, press

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(sam) -> Application:
    return factory.enquired(sam)


@pytest.fixture
def maya_does(case, maya, client_for):
    """`maya_does("log", kind="first", …)`: what Maya is answered."""
    browser = client_for(maya)
    return lambda action, **given: press(browser, case, action, given)


def fresh(case: Application) -> Application:
    return Application.objects.get(pk=case.pk)


def words(reply: Any) -> str:
    return reply.content.decode()


@pytest.mark.parametrize("kind", ConversationLog.Kind.values)
def test_each_kind_of_conversation_is_logged_as_it_was(case, maya, kind, maya_does) -> None:
    reply = maya_does("log", kind=kind, channel="in_person", notes="  zinnia: over a brew  ")
    talk = ConversationLog.objects.get()
    assert reply.url == reverse("casework_person", args=[case.reference])
    assert (talk.kind, talk.channel, talk.by, talk.notes) == (kind, "in_person", maya, "zinnia: over a brew")


@pytest.mark.parametrize("channel", Channel.values)
def test_each_way_to_talk_can_be_written_down_without_notes(channel, maya_does) -> None:
    maya_does("log", kind="attempt", channel=channel)
    assert (ConversationLog.objects.get().channel, ConversationLog.objects.get().notes) == (channel, None)


@pytest.mark.parametrize(("field", "value"), [("kind", "gossip"), ("channel", "pigeon"), ("notes", "x" * 8001)])
def test_an_odd_log_is_asked_again_with_the_words_still_there(field, value, maya_does) -> None:
    given = {"kind": "first", "channel": "call", "notes": "zinnia: a good talk", field: value}
    reply = maya_does("log", **given)
    assert reply.status_code == 422
    assert given["notes"][:19] in words(reply)
    assert ConversationLog.objects.count() == 0


def test_the_log_offers_to_raise_a_concern(case, maya, client_for) -> None:
    assert reverse("concerns:raise") in words(client_for(maya).get(do(case, "log")))


def test_only_coordinators_of_their_area_can_be_picked(case, noor, helen, maya, client_for) -> None:
    form = client_for(maya).get(do(case, "coordinator")).context["form"]
    assert [name for _uuid, name in form.fields["coordinator"].choices] == ["Maya Castell"]
    assert form.fields["coordinator"].initial == str(maya.uuid)


def test_somebody_elses_coordinator_is_not_taken(case, noor, maya, maya_does) -> None:
    assert maya_does("coordinator", coordinator=str(noor.uuid)).status_code == 422
    assert fresh(case).coordinator == maya


def test_a_new_coordinator_is_the_named_person_from_then_on(case, maya_does) -> None:
    other = cast._with_role(cast.wendy(), "coordinator", cast.eastmoor())
    maya_does("coordinator", coordinator=str(other.uuid))
    assert fresh(case).coordinator == other


def test_a_coordinator_who_is_close_to_them_is_refused_in_words(case, sam, maya, maya_does) -> None:
    other = cast._with_role(cast.wendy(), "coordinator", cast.eastmoor())
    cast.know_each_other(other, sam)
    assert maya_does("coordinator", coordinator=str(other.uuid)).status_code == 409
    assert fresh(case).coordinator == maya


def test_another_role_is_chosen_before_the_offer_and_not_after_it(case, maya, maya_does, client_for) -> None:
    other = factory.a_role("befriender")
    maya_does("role", role=other.pk)
    assert fresh(case).profile == other
    late = factory.offered(cast.priya())
    reply = press(client_for(maya), late, "role", {"role": other.pk})
    assert reply.status_code == 409
    assert "The role is fixed once an offer was made." in words(reply)


def test_a_role_that_is_not_published_cannot_be_chosen(case, maya_does) -> None:
    other = factory.a_role("befriender")
    type(other).objects.filter(pk=other.pk).update(is_published=False)
    assert maya_does("role", role=other.pk).status_code == 422
    assert fresh(case).profile != other


def test_what_is_put_off_leaves_ones_own_queue_and_nobody_elses(case, maya, maya_does) -> None:
    other = cast._with_role(cast.wendy(), "coordinator", cast.eastmoor())
    Application.objects.update(coordinator=None)
    maya_does("snooze", **parts("until", in_days(3)))
    assert Snooze.objects.get().until == in_days(3)
    assert list(needing(maya)) == []
    assert list(needing(other)) == [case]


def test_put_off_twice_the_later_word_counts(maya_does) -> None:
    for days in (3, 9):
        maya_does("snooze", **parts("until", in_days(days)))
    assert Snooze.objects.get().until == in_days(9)


@pytest.mark.parametrize("days", [0, -1])
def test_nothing_is_put_off_to_a_day_that_is_here(days, maya_does) -> None:
    reply = maya_does("snooze", **parts("until", in_days(days)))
    assert reply.status_code == 409
    assert "Choose a day from tomorrow on." in words(reply)
    assert Snooze.objects.count() == 0


@pytest.mark.parametrize(
    ("day", "month", "year", "said"),
    [
        ("31", "2", "2027", "There is no such day."),
        ("", "3", "2027", "This still needs a day"),
        ("1", "3", "27", "Write the year with four figures"),
        ("", "", "", "Put in the day, the month and the year."),
    ],
)
def test_a_day_that_is_none_is_asked_again_in_words(day, month, year, said, maya_does) -> None:
    reply = maya_does("snooze", until_day=day, until_month=month, until_year=year)
    assert reply.status_code == 422
    assert said in words(reply)


def test_another_day_is_promised_and_the_applicant_reads_it(case, sam, maya_does, client_for) -> None:
    day = on_working_day(timezone.localdate())
    maya_does("expect", **parts("day", day))
    assert fresh(case).expected_by == day
    shown = words(client_for(sam).get(reverse("recruitment:application", args=[case.reference])))
    assert f"{day.day} {day:%B}" in shown


def test_nothing_is_promised_to_somebody_who_has_stopped(maya, client_for) -> None:
    application = factory.enquired()
    factory.make_move(application, "withdraw", by=application.person)
    reply = press(client_for(maya), application, "expect", parts("day", in_days(3)))
    assert reply.status_code == 409
    assert "Nothing is expected here now." in words(reply)
    assert fresh(application).expected_by < timezone.localdate() + timedelta(days=3)
