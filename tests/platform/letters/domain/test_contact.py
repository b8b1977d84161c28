"""How a letter may go is asked when it goes: what somebody wishes now is what counts."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from lms.platform.accounts.models import User
from lms.platform.letters.domain.contact import Plan, is_discreet, plan_for, wishes_of
from lms.platform.letters.models import Letter
from tests.cast import safe_contact

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=LONDON)  # a Tuesday
NIGHT = datetime(2026, 11, 24, 23, 30, tzinfo=LONDON)
MORNING = datetime(2026, 11, 25, 8, 0, tzinfo=LONDON)


@pytest.fixture
def plan(queued: Callable[..., Letter]) -> Callable[..., Plan]:
    def ask(person: User, now: datetime = NOON, **more: Any) -> Plan:
        letter = queued(person)
        letter.urgent, letter.channel = more.get("urgent", False), more.get("channel", "")
        return plan_for(letter, now)

    return ask


def way(plan: Plan) -> tuple[str, str, str]:
    return plan.way.value, plan.channel, plan.address


def test_somebody_who_was_never_asked_is_sent_an_email(plan: Callable[..., Plan], sam: User) -> None:
    assert way(plan(sam)) == ("send", "email", "sam@example.org")


def test_without_an_email_address_it_is_a_text(plan: Callable[..., Plan], priya: User) -> None:
    safe_contact(priya, email=None)
    assert way(plan(priya)) == ("send", "text", "+447700900201")


def test_with_neither_a_person_hands_it_over(plan: Callable[..., Plan], nell: User) -> None:
    assert way(plan(nell)) == ("by_hand", "in_person", "")


@pytest.mark.parametrize("channel", ["call", "post", "in_person"])
def test_who_wants_a_person_gets_a_person(plan: Callable[..., Plan], priya: User, channel: str) -> None:
    safe_contact(priya, channel=channel)
    assert way(plan(priya)) == ("by_hand", channel, "")


def test_a_chosen_channel_is_kept_to_although_another_would_work(plan: Callable[..., Plan], sam: User) -> None:
    safe_contact(sam, channel="text")
    assert (way(plan(sam)), plan(sam).why) == (("by_hand", "text", ""), "no_address")


def test_a_number_given_for_it_is_texted_although_the_account_has_none(plan: Callable[..., Plan], sam: User) -> None:
    safe_contact(sam, channel="text", contact_phone="07700 900 452")
    assert way(plan(sam)) == ("send", "text", "+447700900452")


def test_an_address_given_for_it_comes_before_the_account_s_own(plan: Callable[..., Plan], sam: User) -> None:
    safe_contact(sam, channel="email", contact_email="else@example.org")
    assert way(plan(sam)) == ("send", "email", "else@example.org")


def test_an_email_address_that_is_gone_is_not_replaced_by_a_text(plan: Callable[..., Plan], priya: User) -> None:
    safe_contact(priya, channel="email", email=None)
    assert (way(plan(priya)), plan(priya).why) == (("by_hand", "email", ""), "no_address")


def test_a_closed_account_is_never_written_to(plan: Callable[..., Plan], sam: User) -> None:
    sam.is_active = False
    assert (plan(sam).way, plan(sam).why) == ("never", "account_closed")


def test_a_text_waits_for_the_morning(plan: Callable[..., Plan], priya: User) -> None:
    safe_contact(priya, channel="text")
    assert (plan(priya, NIGHT).way, plan(priya, NIGHT).until) == ("wait", MORNING)


def test_an_email_goes_at_night(plan: Callable[..., Plan], sam: User) -> None:
    assert plan(sam, NIGHT).way == "send"


def test_safe_times_hold_for_email_as_well(plan: Callable[..., Plan], sam: User) -> None:
    safe_contact(sam, safe_times="weekdays 9-12")
    assert plan(sam, NOON).until == MORNING.replace(hour=9)
    assert plan(sam, NOON.replace(hour=10)).way == "send"


def test_times_that_no_machine_understands_are_for_a_person(plan: Callable[..., Plan], sam: User) -> None:
    safe_contact(sam, safe_times="never when the van is outside")
    assert (plan(sam).way, plan(sam).why) == ("by_hand", "times_in_words")


def test_an_empty_line_of_safe_times_says_nothing(plan: Callable[..., Plan], sam: User) -> None:
    safe_contact(sam, safe_times="  ")
    assert plan(sam).way == "send"


def test_an_alert_passes_quiet_hours_and_the_chosen_channel(plan: Callable[..., Plan], priya: User) -> None:
    safe_contact(priya, channel="email", safe_times="mornings")
    assert way(plan(priya, NIGHT, urgent=True, channel="text")) == ("send", "text", "+447700900201")


@pytest.mark.parametrize(
    ("wishes", "discreet"),
    [
        ({"may_say_who": True}, False),
        ({"may_say_who": False}, True),
        ({"may_say_who": True, "do_not_mention_scheme": True}, True),
        ({"channel": "email"}, True),
    ],
)
def test_what_somebody_does_not_say_is_the_careful_answer(sam: User, wishes: dict[str, Any], discreet: bool) -> None:
    safe_contact(sam, **wishes)
    assert is_discreet(sam, wishes_of(sam)) is discreet


def test_who_was_never_asked_is_not_told_who_we_are(sam: User) -> None:
    assert is_discreet(sam, wishes_of(sam)) is True


def test_who_works_here_may_see_our_name(maya: User) -> None:
    assert is_discreet(maya, wishes_of(maya)) is False
