"""Somebody pauses or stops: what has not gone yet does not go."""

from collections.abc import Callable

import pytest

from lms.platform.accounts.models import User
from lms.platform.letters.domain.holding import cancel_letters, hold_letters, release_letters
from lms.platform.letters.domain.manual_delivery import hand_over
from lms.platform.letters.domain.outbox import queue_letter
from lms.platform.letters.domain.sending import send_due
from lms.platform.letters.models import Letter
from lms.platform.trust.models import AuditEntry
from tests.platform.letters.conftest import PLAIN
from tests.platform.letters.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db
Queued = Callable[..., Letter]
CASE = "recruitment.application:1"


def states() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("state", flat=True))


def test_a_paused_case_keeps_its_letters(queued: Queued, sink: SmtpSink, sam: User, maya: User) -> None:
    queued(sam, about=CASE)
    queued(sam, about="recruitment.application:2")
    assert hold_letters(CASE, by=maya) == 1
    assert send_due() == 1
    assert states() == ["held", "sent"]


def test_a_case_that_goes_on_lets_its_letters_go(queued: Queued, sink: SmtpSink, sam: User) -> None:
    queued(sam, about=CASE)
    hold_letters(CASE, by=sam)
    assert release_letters(CASE, by=sam) == 1
    assert (send_due(), states()) == (1, ["sent"])


def test_a_letter_for_a_person_to_pass_on_is_held_as_well(queued: Queued, sink: SmtpSink, nell: User) -> None:
    queued(nell, about=CASE)
    send_due()
    assert states() == ["to_print"]
    hold_letters(CASE, by=None)
    assert states() == ["held"]


def test_a_letter_held_on_the_list_cannot_be_handed_over(
    queued: Queued, sink: SmtpSink, nell: User, maya: User
) -> None:
    letter = queued(nell, about=CASE)
    send_due()
    hold_letters(CASE, by=maya)
    assert hand_over(letter, by=maya) is False


def test_a_case_that_stops_never_sends_what_waited(queued: Queued, sink: SmtpSink, sam: User, nell: User) -> None:
    queued(nell, about=CASE)
    send_due()
    queued(sam, about=CASE)
    hold_letters(CASE, by=sam)
    queued(sam, about=CASE)
    assert cancel_letters(CASE, by=sam) == 3
    assert (send_due(), states()) == (0, ["not_sent"] * 3)


def test_one_kind_of_letter_can_be_cancelled_alone(queued: Queued, sam: User) -> None:
    queued(sam, about=CASE)
    queue_letter(sam, "concerns/raised", {"now": ""}, about=CASE)
    assert cancel_letters(CASE, by=sam, template="concerns/raised") == 1
    assert states() == ["waiting", "not_sent"]


def test_what_was_sent_stays_sent(queued: Queued, sink: SmtpSink, sam: User) -> None:
    queued(sam, about=CASE)
    send_due()
    assert [hold_letters(CASE, by=sam), release_letters(CASE, by=sam), cancel_letters(CASE, by=sam)] == [0, 0, 0]
    assert states() == ["sent"]


def test_nothing_is_not_a_case(queued: Queued, sam: User) -> None:
    queued(sam)
    assert [hold_letters("", by=sam), cancel_letters(None, by=sam)] == [0, 0]


def test_each_held_letter_leaves_a_trace(queued: Queued, sam: User, maya: User) -> None:
    letter = queued(sam, about=CASE)
    hold_letters(CASE, by=maya)
    entry = AuditEntry.objects.get(action="letters.hold")
    assert (entry.actor, entry.target_uuid, entry.ids) == (maya.uuid, letter.uuid, {"template": PLAIN})
