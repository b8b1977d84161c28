"""A real sender of texts that keeps them in memory instead of a network, and can be told to refuse."""

from typing import ClassVar

from lms.platform.letters.senders import TextRefused, TextServiceAway


class TextBox:
    """Named by settings.TEXT_SENDER in tests."""

    sent: ClassVar[list[tuple[str, str]]] = []
    away: ClassVar[bool] = False
    refuses: ClassVar[set[str]] = set()

    @classmethod
    def empty(cls) -> None:
        cls.sent.clear()
        cls.refuses.clear()
        cls.away = False

    def send(self, to: str, words: str) -> None:
        if self.away:
            raise TextServiceAway
        if to in self.refuses:
            raise TextRefused
        self.sent.append((to, words))
