"""Text messages go out through one small door, so that a scheme can choose its own provider.

A provider is a class with `send(to, words)`, named in settings.TEXT_SENDER by its dotted path.
"""

from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string


class TextServiceAway(Exception):
    """The provider does not answer or cannot send now. Trying later may help."""


class TextRefused(Exception):
    """The provider will not send to this number, now or later."""


class TextSender(Protocol):
    """Sends one text message, or raises TextServiceAway or TextRefused. Never logs the words or the number."""

    def send(self, to: str, words: str) -> None:
        """`to` is a number in international form; `words` are plain text."""


def get_text_sender() -> TextSender:
    """The sender that settings.TEXT_SENDER names; a new one each time, so that it may keep state for a run."""
    return cast(TextSender, import_string(settings.TEXT_SENDER)())
