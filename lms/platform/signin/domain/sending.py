"""Bring a code to its person at once: past the outbox and quiet hours, in words that give nothing away.

Whoever reads over a shoulder, or reads a post box that is not only theirs, sees a code and no scheme.
"""

import time
from smtplib import SMTPException

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from lms.platform.letters.senders import TextRefused, TextServiceAway, get_text_sender
from lms.platform.signin.domain.codes import Asked, Purpose
from lms.platform.signin.domain.costly_numbers import is_costly
from lms.platform.signin.domain.text_budget import take_text, texts_left

TEXT_SECONDS = "signin.text_seconds"
LONGEST_PRETENCE = 3.0


class CodeNotSent(ValidationError):
    """The code did not leave; the message is a sentence for the screen, the same for known and unknown people."""


def send_code(asked: Asked, *, known_device: bool = False) -> None:
    """Send the code, or kind words to somebody we do not know. Raises CodeNotSent.

    `known_device`: it was asked for where its person has signed in before, so that the kept texts are theirs too.
    Never call it in a transaction: a slow mail server would hold the database.
    """
    stranger = asked.row.purpose == Purpose.SIGN_IN and not asked.known
    template = f"accounts/codes/{'stranger' if stranger else 'code'}.{'sms.txt' if asked.row.is_text else 'txt'}"
    known = {"code": asked.plain, "minutes": settings.CODE_MINUTES, "phone": settings.SCHEME_PHONE}
    words = render_to_string(template, known).strip()
    if not asked.row.is_text:
        _mail(asked.row.contact, words)
    elif may_text(asked, known_device=known_device):
        _text(asked.row.contact, words)
    else:
        time.sleep(cache.get(TEXT_SECONDS, 0))


def _mail(address: str, words: str) -> None:
    subject, _blank, body = words.partition("\n")
    try:
        EmailMessage(subject, body.strip() + "\n", settings.LETTERS_FROM_NEUTRAL, [address]).send()
    except (OSError, SMTPException) as error:
        advice = _("We could not send an email just now. Wait a minute and try again, or ring us.")
        raise CodeNotSent(advice) from error


def _text(number: str, words: str) -> None:
    """How long it took is remembered: a text that is not sent takes as long, so that nobody can tell."""
    began = time.monotonic()
    try:
        get_text_sender().send(number, words)
    except TextServiceAway as error:
        raise CodeNotSent(_("We could not send a text just now. Wait a minute and try again, or ring us.")) from error
    except TextRefused as error:
        raise CodeNotSent(_("We cannot send a text to this number. Use your email address, or ring us.")) from error
    cache.set(TEXT_SECONDS, min(time.monotonic() - began, LONGEST_PRETENCE), None)


def may_text(asked: Asked, *, known_device: bool) -> bool:
    """Whether a text goes out, and is counted; False where the reply is the same and nothing is sent.

    Raises CodeNotSent, alike for everybody, where the day's texts are used up.
    """
    stranger, costly = not asked.confirmed, is_costly(asked.row.contact)
    if not costly and take_text(known_device=known_device, stranger=stranger):
        return True
    if (stranger or costly) and texts_left(known_device=known_device):
        return False
    raise CodeNotSent(_("We cannot send more texts today. Use your email address, or ring us."))
