"""Codes leave at once, within a budget; what stands in the way is said alike to everybody."""

from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from lms.platform.signin.domain.codes import Purpose, request_code
from lms.platform.signin.domain.sending import CodeNotSent, send_code, texts_left
from lms.platform.signin.models import TextDay
from tests.platform.signin.codes import KeptTexts, ask_code

pytestmark = pytest.mark.django_db


class NoMail(BaseEmailBackend):
    """A mail server that is away."""

    def send_messages(self, messages):
        raise SMTPServerDisconnected("gone")


@pytest.fixture
def mail_away(settings):
    settings.MAILERS = {"default": {"BACKEND": "tests.platform.signin.domain.test_sending.NoMail"}}


def test_a_text_is_counted_before_it_is_sent(settings):
    settings.TEXTS_A_DAY = 3
    send_code(request_code("+447700900201", Purpose.SIGN_IN))
    assert (texts_left(), TextDay.objects.get().sent) == (2, 1)


def test_an_email_uses_up_no_text(settings):
    settings.TEXTS_A_DAY = 3
    send_code(request_code("nia@example.org", Purpose.SIGN_IN))
    assert texts_left() == 3


def test_when_the_texts_of_the_day_are_used_up_email_is_offered(settings, priya):
    settings.TEXTS_A_DAY = 1
    send_code(request_code("+447700900999", Purpose.BEGIN))
    with pytest.raises(CodeNotSent, match="We cannot send more texts today"):
        send_code(request_code("+447700900201", Purpose.SIGN_IN))
    assert len(KeptTexts.sent) == 1


def test_tomorrow_there_are_texts_again(settings, at):
    settings.TEXTS_A_DAY = 1
    with at("2026-11-22 23:59"):
        send_code(request_code("+447700900201", Purpose.SIGN_IN))
    with at("2026-11-23 00:01"):
        send_code(request_code("+447700900201", Purpose.SIGN_IN))
    assert len(KeptTexts.sent) == 2


@pytest.mark.parametrize("contact", ["sam@example.org", "nob@example.org"])
def test_a_mail_server_that_is_away_is_told_in_plain_words_to_all(client, sam, mail_away, contact):
    page = ask_code(client, contact).content.decode()
    assert "We could not send an email just now. Wait a minute and try again, or ring us." in page
    assert f'value="{contact}"' in page


@pytest.mark.parametrize(
    ("sender", "words"),
    [("AwayTexts", "We could not send a text just now."), ("RefusingTexts", "We cannot send a text to this number.")],
)
def test_a_text_that_cannot_be_sent_is_told_in_plain_words(client, settings, priya, sender, words):
    settings.TEXT_SENDER = f"tests.platform.signin.codes.{sender}"
    assert words in ask_code(client, "07700 900201").content.decode()


def test_a_code_waits_for_no_quiet_hours(at):
    with at("2026-11-22 03:00"):
        send_code(request_code("nia@example.org", Purpose.SIGN_IN))
    assert len(mail.outbox) == 1
