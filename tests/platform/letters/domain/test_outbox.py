"""A letter is a row first; everything else comes after the commit."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.template import TemplateDoesNotExist
from django.utils import timezone

from lms.platform.accounts.models import Area, User
from lms.platform.letters.domain.outbox import _stored, queue_alert, queue_letter
from lms.platform.letters.domain.rendering import LetterIncomplete
from lms.platform.letters.models import Letter
from lms.platform.trust.models import AuditEntry
from tests.platform.letters.conftest import PLAIN
from tests.platform.letters.smtp_sink import SmtpSink
from tests.platform.letters.text_box import TextBox

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_a_queued_letter_waits_and_has_no_words_yet(sam: User) -> None:
    letter = queue_letter(sam, PLAIN, {})
    assert letter is not None
    assert (letter.state, letter.wording, letter.attempts, letter.channel) == ("waiting", None, 0, "")


def test_the_audit_trail_names_template_and_sender_but_no_words(sam: User, maya: User) -> None:
    letter = queue_letter(sam, "concerns/records_opened", {"number": "7131"}, by=maya)
    entry = AuditEntry.objects.get(action="letters.queued")
    assert (entry.actor, entry.target_uuid, entry.ids) == (maya.uuid, letter.uuid, {"template": letter.template})


def test_what_is_said_once_is_not_said_again(sam: User) -> None:
    assert queue_letter(sam, PLAIN, {}, once="hello") is not None
    assert queue_letter(sam, PLAIN, {}, once="hello") is None
    assert Letter.objects.count() == 1


def test_letters_without_a_key_may_repeat(sam: User) -> None:
    queue_letter(sam, PLAIN, {})
    queue_letter(sam, PLAIN, {})
    assert Letter.objects.count() == 2


def test_somebody_who_was_a_moment_faster_wins_quietly(sam: User) -> None:
    queue_letter(sam, PLAIN, {}, once="hello")
    assert _stored(Letter(person=sam, template=PLAIN, context={}, once="hello")) is False


def test_another_refusal_by_the_database_is_not_taken_for_a_repeat(sam: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        _stored(Letter(person=sam, template=PLAIN, context={}, state="lost"))


def test_a_template_that_does_not_exist_is_noticed_at_once(sam: User) -> None:
    with pytest.raises(TemplateDoesNotExist):
        queue_letter(sam, "concerns/nonsense", {})
    assert Letter.objects.count() == 0


def test_a_context_that_lacks_a_word_is_noticed_at_once(sam: User) -> None:
    with pytest.raises(LetterIncomplete, match="number"):
        queue_letter(sam, "concerns/records_opened", {})


def test_numbers_in_a_context_become_words(sam: User) -> None:
    letter = queue_letter(sam, "concerns/records_opened", {"number": 3})
    assert letter.context == {"number": "3"}


def test_a_letter_remembers_what_it_is_about_and_its_area(sam: User, eastmoor: Area) -> None:
    sam.area = eastmoor
    letter = queue_letter(sam, PLAIN, {}, about=sam)
    assert (letter.about, letter.area) == (f"accounts.user:{sam.uuid}", eastmoor)
    assert list(Letter.objects.about(sam)) == [letter]


def test_a_label_says_what_a_letter_is_about_as_well(sam: User) -> None:
    letter = queue_letter(sam, PLAIN, {}, about="courses.session:9")
    assert list(Letter.objects.about("courses.session:9")) == [letter]


def test_something_without_a_uuid_is_named_by_its_key(sam: User, eastmoor: Area) -> None:
    assert queue_letter(sam, PLAIN, {}, about=eastmoor).about == f"accounts.area:{eastmoor.pk}"


@pytest.mark.django_db(transaction=True)
def test_a_committed_letter_goes_out_by_itself(sam: User, sink: SmtpSink) -> None:
    letter = queue_letter(sam, PLAIN, {})
    letter.refresh_from_db()
    assert (letter.state, len(sink.letters)) == ("sent", 1)


@pytest.mark.django_db(transaction=True)
def test_a_letter_of_a_transaction_that_was_undone_never_existed(sam: User, sink: SmtpSink) -> None:
    with transaction.atomic():
        queue_letter(sam, PLAIN, {})
        transaction.set_rollback(True)
    assert (Letter.objects.count(), len(sink.letters)) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_a_letter_for_later_is_not_hastened(sam: User, sink: SmtpSink) -> None:
    letter = queue_letter(sam, PLAIN, {}, not_before=timezone.now() + timedelta(hours=1))
    letter.refresh_from_db()
    assert (letter.state, letter.attempts, len(sink.letters)) == ("waiting", 0, 0)


@pytest.mark.django_db(transaction=True)
def test_a_queue_that_is_away_does_not_break_what_the_letter_tells_about(sam: User, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "nothing.of.that.Name"}}
    letter = queue_letter(sam, PLAIN, {})
    assert Letter.objects.get().state == letter.state == "waiting"


def test_an_alert_goes_by_every_way_at_once(priya: User) -> None:
    alerts = queue_alert(priya, PLAIN, {}, once="now")
    assert [(alert.channel, alert.urgent) for alert in alerts] == [("email", True), ("text", True)]


def test_an_alert_is_said_once_by_each_way(priya: User) -> None:
    queue_alert(priya, PLAIN, {}, once="now")
    assert queue_alert(priya, PLAIN, {}, once="now") == []


def test_an_alert_without_a_key_repeats(sam: User) -> None:
    assert [len(queue_alert(sam, PLAIN, {})) for _ in range(2)] == [1, 1]


@pytest.mark.django_db(transaction=True)
def test_an_alert_to_somebody_without_address_waits_for_a_person(nell: User, texts: type[TextBox]) -> None:
    (alert,) = queue_alert(nell, PLAIN, {})
    alert.refresh_from_db()
    assert (alert.state, alert.channel, texts.sent) == ("to_print", "in_person", [])
