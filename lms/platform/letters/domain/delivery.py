"""Hand a letter to the mail server or to the text provider, and say what became of it in three words."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.utils import parseaddr
from typing import Any, Self

from django.core.mail import EmailMessage, mailers

from lms.platform.letters.domain.contact import Plan
from lms.platform.letters.domain.rendering import Wording
from lms.platform.letters.domain.sender import Sender
from lms.platform.letters.models import Letter
from lms.platform.letters.senders import TextRefused, TextServiceAway, get_text_sender

LETTERS_PER_CONNECTION = 50


class Away(Exception):
    """The server or provider does not answer: no other letter would get through either."""


class NotNow(Exception):
    """This letter could not be taken now; another might."""


class Refused(Exception):
    """This address takes no letters."""


class Carriers:
    """Keeps one connection to the mail server open for a run: opening one takes longer than sending a letter."""

    def __init__(self) -> None:
        self._mail: Any = None
        self._carried = 0

    def carry(self, letter: Letter, plan: Plan, voice: Sender, wording: Wording) -> None:
        """Send by the plan's channel; raises Away, NotNow or Refused, each from the error behind it."""
        if plan.channel == Letter.Channel.TEXT:
            _text(plan.address, wording.text)
            return
        with _mail_errors():
            try:
                self._connection().send_messages([_message(letter, plan, voice, wording)])
            except BaseException:
                self._drop()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._drop()

    def close(self) -> None:
        """Say goodbye to the mail server, if it was called."""
        mail, self._mail = self._mail, None
        if mail is not None:
            mail.close()

    def _connection(self) -> Any:
        if self._carried >= LETTERS_PER_CONNECTION:
            self.close()
        if self._mail is None:
            mail = mailers.default
            mail.open()
            self._mail, self._carried = mail, 0
        self._carried += 1
        return self._mail

    def _drop(self) -> None:
        with suppress(OSError):
            self.close()


def _text(number: str, words: str) -> None:
    try:
        get_text_sender().send(number, words)
    except TextServiceAway as error:
        raise Away from error
    except TextRefused as error:
        raise Refused from error


def _message(letter: Letter, plan: Plan, voice: Sender, wording: Wording) -> EmailMessage:
    """The same letter always has the same Message-ID, so that a mailbox can tell a copy."""
    domain = parseaddr(voice.sender)[1].rpartition("@")[2]
    headers = {"Message-ID": f"<{letter.uuid}@{domain}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(wording.subject, wording.body, voice.sender, [plan.address], headers=headers)


@contextmanager
def _mail_errors() -> Iterator[None]:
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        raise _verdict(max(code for code, _ in error.recipients.values())) from error
    except smtplib.SMTPDataError as error:
        raise _verdict(error.smtp_code) from error
    except OSError as error:
        raise Away from error
    except ValueError as error:
        raise Refused from error


def _verdict(code: int) -> Exception:
    """RFC 5321 4.2.1: 5yz is a permanent answer, 4yz one that may change."""
    return Refused() if code >= 500 else NotNow()
