"""Codes leave at once, within a budget; what stands in the way is said alike to everybody."""

from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends.base import BaseEmailBackend

from lms.platform.accounts.domain.people import confirm_phone
from lms.platform.signin.domain.codes import Purpose, request_code
from lms.platform.signin.domain.sending import TEXT_SECONDS, CodeNotSent, send_code
from lms.platform.signin.domain.text_budget import texts_left
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
    confirm_phone(priya, by=priya)
    send_code(request_code("+447700900201", Purpose.SIGN_IN))
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


@pytest.mark.both
@pytest.mark.parametrize("number", ["+447700900999", "+447700900201"])
def test_numbers_that_nobody_confirmed_get_a_small_share_of_the_day(settings, priya, number):
    settings.TEXTS_A_DAY = 10
    for _ in range(9):
        send_code(request_code(number, Purpose.SIGN_IN))
    assert (len(KeptTexts.sent), TextDay.objects.get().strangers, texts_left()) == (2, 2, 8)


def test_a_stranger_whose_share_is_used_up_gets_the_same_reply(client, settings):
    settings.TEXTS_A_DAY = 5
    pages = [ask_code(client, number) for number in ("07700 900998", "07700 900999")]
    assert [(page.status_code, page.url) for page in pages] == [(302, "/accounts/login/code/")] * 2
    assert len(KeptTexts.sent) == 1


def test_some_texts_are_kept_for_devices_that_are_known(settings, priya):
    settings.TEXTS_A_DAY = 5
    confirm_phone(priya, by=priya)
    for _ in range(4):
        send_code(request_code("+447700900201", Purpose.SIGN_IN))
    with pytest.raises(CodeNotSent):
        send_code(request_code("+447700900201", Purpose.SIGN_IN))
    send_code(request_code("+447700900201", Purpose.SIGN_IN), known_device=True)
    assert texts_left() == 0


@pytest.mark.parametrize("number", ["+870776123456", "+881612345678", "+8823451234567", "+97912345678", "+18765551234"])
def test_a_number_that_costs_gets_no_text_and_the_same_reply(client, number):
    page = ask_code(client, number)
    assert (page.status_code, page.url, KeptTexts.sent) == (302, "/accounts/login/code/", [])
    assert not TextDay.objects.exists()


def test_a_text_that_is_not_sent_takes_as_long_as_one_that_is(monkeypatch):
    slept = []
    monkeypatch.setattr("lms.platform.signin.domain.sending.time.sleep", slept.append)
    send_code(request_code("+447700900998", Purpose.SIGN_IN))
    send_code(request_code("+881612345678", Purpose.SIGN_IN))
    assert slept == [cache.get(TEXT_SECONDS)]


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
