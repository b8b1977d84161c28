"""A real mail server on loopback: answering, refusing, hanging up, away for an hour."""

import socket
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from lms.platform.accounts.models import User
from lms.platform.letters.domain.delivery import LETTERS_PER_CONNECTION, Carriers
from lms.platform.letters.domain.outbox import queue_letter
from lms.platform.letters.domain.sending import send_due
from lms.platform.letters.models import Letter
from tests.cast import safe_contact
from tests.platform.letters.conftest import PLAIN
from tests.platform.letters.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db
Queued = Callable[..., Letter]


def fresh(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def make_all_due() -> None:
    Letter.objects.filter(state="waiting").update(not_before=timezone.now())


def test_a_letter_arrives_as_plain_text_with_all_it_should_have(queued: Queued, sink: SmtpSink, sam: User) -> None:
    letter = queued(safe_contact(sam, may_say_who=True))
    send_due()
    (arrived,) = sink.letters
    assert (arrived.get_content_type(), arrived["Auto-Submitted"]) == ("text/plain", "auto-generated")
    assert (arrived["From"], arrived["To"]) == ("Pathway <hello@example.org>", "sam@example.org")
    assert arrived["Message-ID"] == f"<{letter.uuid}@example.org>"


def test_words_beyond_ascii_arrive_as_they_were_written(sink: SmtpSink, sam: User) -> None:
    safe_contact(sam, may_say_who=True)
    queue_letter(sam, "concerns/records_opened", {"number": "drei Stück, £3 “so”", "from_name": "Siân"})
    send_due()
    assert "drei Stück, £3 “so”" in sink.letters[0].get_content()
    assert sink.letters[0].get_content().split()[-2:] == ["Siân", "Pathway"]


def test_a_line_break_in_a_name_makes_no_new_header(sink: SmtpSink, sam: User) -> None:
    User.objects.filter(pk=sam.pk).update(preferred_name="Sam\nBcc: eve@example.org")
    queue_letter(User.objects.get(pk=sam.pk), PLAIN, {"from_name": "Maya\r\nBcc: eve@example.org"})
    send_due()
    assert [letter["Bcc"] for letter in sink.letters] == [None]


def test_a_line_break_in_a_discreet_senders_name_makes_no_new_header(sink: SmtpSink, sam: User) -> None:
    safe_contact(sam, channel="email")
    queue_letter(sam, PLAIN, {"from_name": "Siân\r\nBcc:\u2028eve@example.org"})
    send_due()
    assert [(letter["Bcc"], letter["From"]) for letter in sink.letters] == [(None, "Siân <hello@example.org>")]


def test_an_address_that_the_server_refuses_is_for_a_person(queued: Queued, sink: SmtpSink, sam: User) -> None:
    sink.answers["sam@"] = "550 no such mailbox"
    letter = queued(sam)
    send_due()
    assert (fresh(letter).state, fresh(letter).last_error) == ("to_print", "SMTPRecipientsRefused")


def test_an_address_that_is_busy_is_tried_again_without_stopping_others(
    queued: Queued, sink: SmtpSink, sam: User, wendy: User
) -> None:
    sink.answers["sam@"] = "451 greylisted, try later"
    busy, other = queued(sam), queued(wendy)
    assert send_due() == 1
    assert [fresh(busy).state, fresh(busy).last_error] == ["waiting", "SMTPRecipientsRefused"]
    assert fresh(other).state == "sent"


@pytest.mark.parametrize(("answer", "state"), [("554 refused", "to_print"), ("452 full", "waiting")])
def test_a_server_that_will_not_take_the_words_is_believed(
    queued: Queued, sink: SmtpSink, sam: User, answer: str, state: str
) -> None:
    sink.data_answer = answer
    letter = queued(sam)
    send_due()
    assert (fresh(letter).state, fresh(letter).last_error) == (state, "SMTPDataError")


def test_an_address_that_is_none_is_for_a_person(queued: Queued, sink: SmtpSink, sam: User) -> None:
    letter = queued(sam)
    User.objects.filter(pk=sam.pk).update(email="sam@exam ple@org")
    send_due()
    assert (fresh(letter).state, fresh(letter).last_error) == ("to_print", "ValueError")


def test_a_mail_server_that_is_away_is_asked_once_a_sweep(queued: Queued, settings: Any, sam: User) -> None:
    with SmtpSink() as gone:
        settings.MAILERS = gone.mailers
    letters = [queued(sam) for _ in range(3)]
    assert send_due() == 0
    assert [fresh(letter).attempts for letter in letters] == [1, 0, 0]
    assert {fresh(letter).state for letter in letters} == {"waiting"}
    assert fresh(letters[0]).last_error == "ConnectionRefusedError"


def test_what_waited_while_the_server_was_away_goes_when_it_is_back(
    queued: Queued, settings: Any, sam: User, at: Callable[[str], Any]
) -> None:
    with SmtpSink() as first:
        settings.MAILERS, port = first.mailers, first.port
    with at("2026-11-24 12:00"):
        letters = [queued(sam) for _ in range(5)]
        send_due()
    for minute in range(1, 60, 7):
        with at(f"2026-11-24 12:{minute:02}"):
            assert send_due() == 0
    with SmtpSink(port) as back, at("2026-11-24 13:00"):
        assert send_due() == 5
        assert sorted(letter["Message-ID"] for letter in back.letters) == sorted(
            f"<{letter.uuid}@example.org>" for letter in letters
        )


def test_a_server_that_dies_between_accepting_and_answering_makes_the_only_copy(
    queued: Queued, sink: SmtpSink, sam: User
) -> None:
    sink.hangs_up_after_accepting = True
    letter = queued(sam)
    assert send_due() == 0
    make_all_due()
    assert send_due() == 1
    assert [copy["Message-ID"] for copy in sink.letters] == [f"<{letter.uuid}@example.org>"] * 2


def test_a_run_uses_one_connection_for_fifty_letters(queued: Queued, sink: SmtpSink, sam: User) -> None:
    for _ in range(LETTERS_PER_CONNECTION + 1):
        queued(sam)
    assert send_due() == LETTERS_PER_CONNECTION + 1
    assert sink.connections == 2


def test_a_new_connection_is_made_after_one_was_lost(queued: Queued, sink: SmtpSink, sam: User, wendy: User) -> None:
    sink.answers["sam@"] = "550 no"
    queued(sam)
    queued(wendy)
    assert send_due() == 1
    assert sink.connections == 2


def test_carriers_that_were_not_needed_call_nobody(sink: SmtpSink) -> None:
    with Carriers():
        pass
    assert sink.connections == 0


def test_a_server_that_says_nothing_does_not_hold_a_sweep_for_ever(queued: Queued, settings: Any, sam: User) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        options = {"host": "127.0.0.1", "port": silent.getsockname()[1], "timeout": 0.2}
        settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}
        letter, begun = queued(sam), time.monotonic()
        assert send_due() == 0
    assert time.monotonic() - begun < 5
    assert (fresh(letter).state, fresh(letter).last_error) == ("waiting", "SMTPServerDisconnected")
