"""Where texts leave the house."""

from typing import Any

import pytest

from lms.platform.letters.senders import TextSender, get_text_sender
from lms.platform.letters.senders.console import ConsoleTextSender
from tests.platform.letters.text_box import TextBox


def test_the_setting_names_the_sender(settings: Any) -> None:
    settings.TEXT_SENDER = "tests.platform.letters.text_box.TextBox"
    assert isinstance(get_text_sender(), TextBox)


def test_without_a_provider_texts_appear_on_the_console(capsys: pytest.CaptureFixture[str]) -> None:
    sender: TextSender = get_text_sender()
    sender.send("+447700900201", "Your code is 123456")
    assert isinstance(sender, ConsoleTextSender)
    assert "Text to +447700900201\n\nYour code is 123456\n" in capsys.readouterr().out


def test_a_sender_that_does_not_exist_is_an_error(settings: Any) -> None:
    settings.TEXT_SENDER = "lms.platform.letters.senders.nobody.Nobody"
    with pytest.raises(ImportError):
        get_text_sender()
