"""Letters that a person passes on."""

from collections.abc import Callable
from typing import Any

import pytest

from lms.platform.accounts.models import User
from lms.platform.letters.domain.contact import wishes_of
from lms.platform.letters.domain.manual_delivery import (
    address_lines,
    hand_over,
    rules_for,
    send_letter_again_by_machine,
    subject_of,
    words_of,
)
from lms.platform.letters.domain.sending import send_due
from lms.platform.letters.models import Letter
from lms.platform.trust.models import AuditEntry
from tests.cast import safe_contact
from tests.platform.letters.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db
Queued = Callable[..., Letter]


@pytest.fixture
def to_print(queued: Queued, sink: SmtpSink, nell: User) -> Letter:
    letter = queued(nell)
    send_due()
    return Letter.objects.get(pk=letter.pk)


def fresh(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def test_a_letter_that_was_handed_over_keeps_its_words(to_print: Letter, maya: User) -> None:
    assert hand_over(to_print, by=maya) is True
    handed = fresh(to_print)
    assert (handed.state, handed.wording["subject"], handed.sent_at is None) == (
        "handed_over",
        "Your list to look at",
        False,
    )


def test_handing_over_is_on_record(to_print: Letter, maya: User) -> None:
    hand_over(to_print, by=maya)
    assert AuditEntry.objects.get(action="letters.handed_over").actor == maya.uuid


def test_the_second_to_hand_over_is_told(to_print: Letter, maya: User, noor: User) -> None:
    assert [hand_over(to_print, by=maya), hand_over(to_print, by=noor)] == [True, False]


def test_after_the_address_was_mended_a_machine_tries_again(to_print: Letter, sink: SmtpSink, maya: User) -> None:
    safe_contact(to_print.person, email="nell@example.org")
    assert send_letter_again_by_machine(to_print, by=maya) is True
    assert (send_due(), fresh(to_print).state, sink.letters[0]["To"]) == (1, "sent", "nell@example.org")


def test_a_chosen_channel_is_asked_for_anew_when_it_is_sent_again(to_print: Letter, sink: SmtpSink, maya: User) -> None:
    Letter.objects.filter(pk=to_print.pk).update(channel="text", last_error="TextRefused")
    safe_contact(to_print.person, email="nell@example.org", channel="email")
    send_letter_again_by_machine(to_print, by=maya)
    send_due()
    assert fresh(to_print).channel == "email"


def test_what_is_no_longer_on_the_list_is_not_sent_again(to_print: Letter, maya: User) -> None:
    hand_over(to_print, by=maya)
    assert send_letter_again_by_machine(to_print, by=maya) is False


def test_words_of_a_letter_not_sent_yet_follow_the_wishes_of_now(to_print: Letter) -> None:
    safe_contact(to_print.person, may_say_who=True)
    assert words_of(to_print).body.endswith("\nPathway\n")
    safe_contact(to_print.person, do_not_mention_scheme=True)
    assert words_of(to_print).body.endswith("\nRobin\n")


def test_words_of_a_sent_letter_stay_as_they_were(to_print: Letter, maya: User, settings: Any) -> None:
    before = words_of(to_print).body
    hand_over(to_print, by=maya)
    settings.SCHEME_NAME = "Another name"
    assert words_of(fresh(to_print)).body == before


def test_a_subject_is_known_before_and_after(to_print: Letter, maya: User) -> None:
    before = subject_of(to_print)
    hand_over(to_print, by=maya)
    assert subject_of(fresh(to_print)) == before == "Your list to look at"


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (
            {"line1": "1 Hill Row", "line2": "", "town": "Eastmoor", "postcode": "EM1 2AB"},
            ["1 Hill Row", "Eastmoor", "EM1 2AB"],
        ),
        (["c/o The Hub", "Eastmoor"], ["c/o The Hub", "Eastmoor"]),
        (None, []),
    ],
)
def test_an_address_is_written_line_by_line(sam: User, address: Any, lines: list[str]) -> None:
    safe_contact(sam, address=address)
    assert address_lines(wishes_of(sam)) == lines


def test_who_was_never_asked_has_no_address(sam: User) -> None:
    assert address_lines(wishes_of(sam)) == []


def test_what_to_mind_is_said_in_sentences_the_firm_ones_strong(priya: User) -> None:
    safe_contact(priya, safe_times="mornings", notes="Ask for P")
    assert rules_for(priya, wishes_of(priya)) == [
        {"words": "Say who we are to nobody but them. Use a plain envelope.", "strong": True},
        {"words": "Leave no message on the phone.", "strong": True},
        {"words": "Safe times: mornings", "strong": False},
        {"words": "Phone: 07700 900 201", "strong": False},
        {"words": "Ask for P", "strong": False},
    ]


def test_who_minds_nothing_has_nothing_to_mind(sam: User) -> None:
    safe_contact(sam, may_say_who=True, voicemail_ok=True)
    assert rules_for(sam, wishes_of(sam)) == []


def test_who_was_never_asked_minds_what_the_careful_answer_minds(sam: User) -> None:
    assert [rule["words"] for rule in rules_for(sam, None)] == [
        "Say who we are to nobody but them. Use a plain envelope.",
        "Leave no message on the phone.",
    ]
