"""What the tests of sign-in share: reading a code where its person would, and typing it."""

import re
from typing import ClassVar

from django.core import mail
from django.test import Client

from lms.platform.letters.senders import TextRefused, TextServiceAway

CODE = re.compile(r"\b\d{6}\b")
WRONG = "000001"


class KeptTexts:
    """A sender whose phones lie on the desk beside us."""

    sent: ClassVar[list[tuple[str, str]]] = []

    def send(self, to: str, words: str) -> None:
        self.sent.append((to, words))


class AwayTexts:
    """A provider that does not answer."""

    def send(self, to: str, words: str) -> None:
        raise TextServiceAway("gone fishing")


class RefusingTexts:
    """A provider that will not send to this number."""

    def send(self, to: str, words: str) -> None:
        raise TextRefused("not a phone")


def mailed_code() -> str:
    """The code in the newest e-mail."""
    return CODE.search(mail.outbox[-1].body)[0]


def texted_code() -> str:
    """The code in the newest text."""
    return CODE.search(KeptTexts.sent[-1][1])[0]


def ask_code(client: Client, contact: str, **more: str):
    """Ask for a code on the sign-in page."""
    return client.post("/accounts/login/", {"contact": contact, **more})


def type_code(client: Client, code: str):
    """Type a code on the page that asks for it."""
    return client.post("/accounts/login/code/", {"code": code})


def signed_in_as(client: Client) -> str | None:
    """Whose session the browser has: the id as Django keeps it."""
    return client.session.get("_auth_user_id")
