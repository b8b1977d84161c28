"""Who claims a letter sends it; what could not be sent stays, and goes later."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from lms.platform.accounts.models import User
from lms.platform.letters.domain import sending
from lms.platform.letters.domain.delivery import Carriers
from lms.platform.letters.domain.outbox import queue_alert
from lms.platform.letters.domain.sending import MOST_TRIES, Outcome, hasten, send_due, send_letter, send_one
from lms.platform.letters.models import Letter
from lms.platform.trust.models import AuditEntry
from tests.cast import safe_contact
from tests.platform.letters.smtp_sink import SmtpSink
from tests.platform.letters.text_box import TextBox

pytestmark = pytest.mark.django_db
Queued = Callable[..., Letter]


def fresh(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def make_due(letter: Letter) -> None:
    Letter.objects.filter(pk=letter.pk).update(not_before=timezone.now())


def one(letter: Letter) -> Outcome:
    with Carriers() as carriers:
        return send_one(letter.pk, carriers, away=set())


def test_a_letter_is_sent_to_the_address_of_that_moment(queued: Queued, sink: SmtpSink, sam: User) -> None:
    letter = queued(sam)
    safe_contact(sam, email="new@example.org")
    assert one(letter) == Outcome.SENT
    assert sink.letters[0]["To"] == "new@example.org"


def test_what_was_sent_is_kept_word_for_word(queued: Queued, sink: SmtpSink, sam: User) -> None:
    letter = queued(sam)
    one(letter)
    wording = fresh(letter).wording
    assert wording["subject"] == sink.letters[0]["Subject"] == "Your list to look at"
    assert wording["body"].split() == sink.letters[0].get_content().split()


def test_a_sent_letter_says_how_and_when(queued: Queued, sink: SmtpSink, sam: User) -> None:
    letter = queued(sam)
    one(letter)
    sent = fresh(letter)
    assert (sent.state, sent.channel, sent.last_error) == ("sent", "email", "")
    assert timezone.now() - sent.sent_at < timedelta(minutes=1)


def test_sending_leaves_a_trace_without_words(queued: Queued, sink: SmtpSink, sam: User) -> None:
    letter = queued(sam)
    one(letter)
    entry = AuditEntry.objects.get(action="letters.sent")
    assert (entry.actor, entry.ids) == (None, {"template": letter.template, "channel": "email"})


def test_a_sent_letter_is_not_sent_again(queued: Queued, sink: SmtpSink, sam: User) -> None:
    letter = queued(sam)
    assert [one(letter), one(letter)] == [Outcome.SENT, Outcome.TAKEN]
    assert len(sink.letters) == 1


def test_a_letter_that_somebody_else_claimed_is_left_alone(queued: Queued, sink: SmtpSink, sam: User) -> None:
    letter = queued(sam)
    assert sending._claim(letter.pk, timezone.now()) is not None
    assert one(letter) == Outcome.TAKEN
    assert sink.letters == []


def test_a_claim_whose_worker_died_is_free_after_ten_minutes(
    queued: Queued, sink: SmtpSink, sam: User, at: Callable[[str], Any]
) -> None:
    with at("2026-11-24 12:00"):
        letter = queued(sam)
        sending._claim(letter.pk, timezone.now())
    with at("2026-11-24 12:09"):
        assert send_due() == 0
    with at("2026-11-24 12:11"):
        assert send_due() == 1
    assert fresh(letter).state == "sent"


def test_a_changed_mind_between_queue_and_send_is_honoured(
    queued: Queued, sink: SmtpSink, texts: type[TextBox], priya: User
) -> None:
    letter = queued(priya)
    safe_contact(priya, channel="call")
    assert one(letter) == Outcome.BY_HAND
    assert (fresh(letter).state, fresh(letter).channel, sink.letters, texts.sent) == ("to_print", "call", [], [])


def test_who_wants_no_name_seen_gets_a_neutral_sender(queued: Queued, sink: SmtpSink, sam: User) -> None:
    letter = queued(sam)
    safe_contact(sam, do_not_mention_scheme=True, may_say_who=True)
    one(letter)
    assert sink.letters[0]["From"] == "Robin <hello@example.org>"
    assert sink.letters[0].get_content().strip().endswith("Robin")


def test_a_text_goes_to_the_number_in_its_short_form(
    queued: Queued, texts: type[TextBox], priya: User, at: Callable[[str], Any]
) -> None:
    with at("2026-11-24 12:00"):
        letter = queued(priya)
        safe_contact(priya, channel="text")
        assert one(letter) == Outcome.SENT
    assert texts.sent == [
        ("+447700900201", "Hello Priya. There is a message for you. Or ring 0191 498 0000. Robin"),
    ]


def test_a_text_at_night_waits_until_it_is_morning(
    queued: Queued, texts: type[TextBox], priya: User, at: Callable[[str], Any]
) -> None:
    safe_contact(priya, channel="text")
    with at("2026-11-24 22:00"):
        letter = queued(priya)
        assert one(letter) == Outcome.WAITS
    with at("2026-11-25 07:59"):
        assert send_due() == 0
    with at("2026-11-25 08:00"):
        assert send_due() == 1
    assert (len(texts.sent), fresh(letter).attempts) == (1, 0)


def test_a_closed_account_gets_nothing_and_the_letter_says_why(queued: Queued, sink: SmtpSink, sam: User) -> None:
    letter = queued(sam)
    User.objects.filter(pk=sam.pk).update(is_active=False)
    assert one(letter) == Outcome.NEVER
    assert (fresh(letter).state, fresh(letter).last_error, sink.letters) == ("not_sent", "account_closed", [])


def test_a_number_that_takes_no_texts_is_for_a_person(
    queued: Queued, texts: type[TextBox], priya: User, at: Callable[[str], Any]
) -> None:
    texts.refuses.add("+447700900201")
    with at("2026-11-24 12:00"):
        letter = queued(priya)
        safe_contact(priya, channel="text")
        assert one(letter) == Outcome.BY_HAND
    assert (fresh(letter).state, fresh(letter).last_error) == ("to_print", "TextRefused")


def test_texts_being_away_does_not_stop_the_mail(
    queued: Queued, sink: SmtpSink, texts: type[TextBox], priya: User, sam: User, at: Callable[[str], Any]
) -> None:
    texts.away = True
    with at("2026-11-24 12:00"):
        waiting = [queued(priya), queued(priya)]
        safe_contact(priya, channel="text")
        queued(sam)
        assert send_due() == 1
    assert [fresh(letter).last_error for letter in waiting] == ["TextServiceAway", ""]
    assert [fresh(letter).attempts for letter in waiting] == [1, 0]


def test_a_letter_that_cannot_be_written_any_more_stays_and_stops_no_other(
    queued: Queued, sink: SmtpSink, sam: User
) -> None:
    broken, good = queued(sam), queued(sam)
    Letter.objects.filter(pk=broken.pk).update(template="concerns/gone")
    assert send_due() == 1
    assert (fresh(broken).state, fresh(broken).last_error) == ("waiting", "TemplateDoesNotExist")
    assert fresh(good).state == "sent"


@pytest.mark.parametrize(("tries", "minutes"), [(0, 1), (1, 2), (2, 3), (50, 3)])
def test_pauses_grow_to_three_minutes(
    queued: Queued, texts: type[TextBox], priya: User, at: Callable[[str], Any], tries: int, minutes: int
) -> None:
    texts.away = True
    safe_contact(priya, channel="text")
    with at("2026-11-24 12:00"):
        letter = queued(priya)
        Letter.objects.filter(pk=letter.pk).update(attempts=tries)
        one(letter)
        left = fresh(letter).not_before - timezone.now()
    assert timedelta(minutes=minutes - 1) < left <= timedelta(minutes=minutes)


def test_after_two_days_of_trying_a_person_is_asked(
    queued: Queued, texts: type[TextBox], priya: User, at: Callable[[str], Any]
) -> None:
    texts.away = True
    safe_contact(priya, channel="text")
    with at("2026-11-24 12:00"):
        letter = queued(priya)
        Letter.objects.filter(pk=letter.pk).update(attempts=MOST_TRIES - 1)
        assert one(letter) == Outcome.BY_HAND
    assert (fresh(letter).state, fresh(letter).last_error) == ("to_print", "TextServiceAway")


def test_a_letter_held_while_it_was_being_sent_counts_as_sent(queued: Queued, sink: SmtpSink, sam: User) -> None:
    claimed = sending._claim(queued(sam).pk, timezone.now())
    assert claimed is not None
    Letter.objects.filter(pk=claimed.pk).update(state="held")
    plan = sending.plan_for(claimed, timezone.now())
    with Carriers() as carriers:
        wording = sending._carry(claimed, plan, carriers)
    sending._sent(claimed, plan, wording)
    assert fresh(claimed).state == "sent"


def test_a_letter_held_while_it_could_not_be_sent_stays_held(queued: Queued, sam: User) -> None:
    claimed = sending._claim(queued(sam).pk, timezone.now())
    assert claimed is not None
    Letter.objects.filter(pk=claimed.pk).update(state="held")
    sending._put_back(claimed, error="", tries=1)
    assert (fresh(claimed).state, fresh(claimed).attempts) == ("held", 0)


def test_urgent_letters_go_first(queued: Queued, sink: SmtpSink, sam: User) -> None:
    queued(sam)
    queue_alert(sam, "concerns/raised", {"now": "now"})
    send_due()
    assert [letter["Subject"] for letter in sink.letters] == ["Something needs you today", "Your list to look at"]


def test_a_sweep_takes_no_more_than_it_is_asked_to(queued: Queued, sink: SmtpSink, sam: User) -> None:
    for _ in range(3):
        queued(sam)
    assert [send_due(limit=2), send_due(limit=2), send_due(limit=2)] == [2, 1, 0]


def test_the_task_sends_one_letter(queued: Queued, sink: SmtpSink, sam: User) -> None:
    result = send_letter.enqueue(queued(sam).pk)
    assert (result.return_value, len(sink.letters)) == ("sent", 1)


def test_a_task_that_comes_twice_sends_once(queued: Queued, sink: SmtpSink, sam: User) -> None:
    letter = queued(sam)
    assert [send_letter.enqueue(letter.pk).return_value for _ in range(2)] == ["sent", "taken"]


def test_hastening_a_letter_of_tomorrow_does_nothing(queued: Queued, sink: SmtpSink, sam: User) -> None:
    letter = queued(sam, not_before=timezone.now() + timedelta(days=1))
    hasten(letter)
    assert (fresh(letter).state, sink.letters) == ("waiting", [])


def test_the_log_names_the_kind_of_error_and_nothing_of_the_letter(
    queued: Queued, texts: type[TextBox], priya: User, at: Callable[[str], Any], caplog: pytest.LogCaptureFixture
) -> None:
    texts.away = True
    safe_contact(priya, channel="text")
    with at("2026-11-24 12:00"):
        letter = queued(priya)
        one(letter)
    assert [record.getMessage() for record in caplog.records if record.name.startswith("lms.platform.letters")] == [
        f"Letter {letter.uuid} was not sent: TextServiceAway"
    ]
