"""Bring a code to its person at once: past the outbox and quiet hours, in words that give nothing away.

Whoever reads over a shoulder, or reads a post box that is not only theirs, sees a code and no scheme.
"""

from smtplib import SMTPException

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.letters.senders import TextRefused, TextServiceAway, get_text_sender
from lms.platform.signin.domain.codes import Asked, Purpose
from lms.platform.signin.models import TextDay


class CodeNotSent(ValidationError):
    """The code did not leave; the message is a sentence for the screen, the same for known and unknown people."""


def send_code(asked: Asked) -> None:
    """Send the code, or kind words to somebody we do not know. Raises CodeNotSent.

    Never call it in a transaction: a slow mail server would hold the database.
    """
    stranger = asked.row.purpose == Purpose.SIGN_IN and not asked.known
    template = f"accounts/codes/{'stranger' if stranger else 'code'}.{'sms.txt' if asked.row.is_text else 'txt'}"
    known = {"code": asked.plain, "minutes": settings.CODE_MINUTES, "phone": settings.SCHEME_PHONE}
    words = render_to_string(template, known).strip()
    if asked.row.is_text:
        _text(asked.row.contact, words)
    else:
        _mail(asked.row.contact, words)


def texts_left() -> int:
    """How many more texts with a code may go out today."""
    sent = TextDay.objects.filter(day=timezone.localdate()).values_list("sent", flat=True).first()
    return max(settings.TEXTS_A_DAY - (sent or 0), 0)


def _mail(address: str, words: str) -> None:
    subject, _blank, body = words.partition("\n")
    try:
        EmailMessage(subject, body.strip() + "\n", settings.LETTERS_FROM_NEUTRAL, [address]).send()
    except (OSError, SMTPException) as error:
        advice = _("We could not send an email just now. Wait a minute and try again, or ring us.")
        raise CodeNotSent(advice) from error


def _text(number: str, words: str) -> None:
    if not _take_one_of_today():
        raise CodeNotSent(_("We cannot send more texts today. Use your email address, or ring us."))
    try:
        get_text_sender().send(number, words)
    except TextServiceAway as error:
        raise CodeNotSent(_("We could not send a text just now. Wait a minute and try again, or ring us.")) from error
    except TextRefused as error:
        raise CodeNotSent(_("We cannot send a text to this number. Use your email address, or ring us.")) from error


def _take_one_of_today() -> bool:
    """Count first, send then: two requests at once cannot both take the last one."""
    today, _made = TextDay.objects.get_or_create(day=timezone.localdate())
    return bool(TextDay.objects.filter(pk=today.pk, sent__lt=settings.TEXTS_A_DAY).update(sent=F("sent") + 1))
