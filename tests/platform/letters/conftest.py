"""Mail server, texts and a letter to send."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from lms.platform.accounts.models import User
from lms.platform.letters.domain.outbox import queue_letter
from lms.platform.letters.models import Letter
from tests.platform.letters.smtp_sink import SmtpSink
from tests.platform.letters.text_box import TextBox

PLAIN = "concerns/role_given"


@pytest.fixture
def sink(settings: Any) -> Iterator[SmtpSink]:
    """A mail server that answers."""
    with SmtpSink() as server:
        settings.MAILERS = server.mailers
        yield server


@pytest.fixture
def texts(settings: Any) -> type[TextBox]:
    settings.TEXT_SENDER = "tests.platform.letters.text_box.TextBox"
    TextBox.empty()
    return TextBox


@pytest.fixture
def queued() -> Callable[..., Letter]:
    """A letter in the outbox that nothing has tried to send yet."""

    def make(person: User, template: str = PLAIN, **more: Any) -> Letter:
        letter = queue_letter(person, template, more.pop("context", {}), **more)
        assert letter is not None
        return letter

    return make
