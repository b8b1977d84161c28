"""Words come from a template and a context, and from nowhere else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.template import TemplateDoesNotExist

from lms.platform.letters.domain import rendering
from lms.platform.letters.domain.rendering import LetterIncomplete, render_letter, subject_line
from lms.platform.letters.domain.sender import Sender

OPEN = Sender("Sam", "Maya\nPathway", "Pathway <hello@example.org>", "https://path.example", "0191 498 0000", False)
DISCREET = Sender("Sam", "Maya", "Maya <hello@example.org>", "", "0191 498 0000", True)
FRAMES = ("base.txt", "base.sms.txt")


@pytest.fixture
def letter(tmp_path: Path, settings: Any) -> Callable[..., None]:
    """Write a letter template into a folder of its own, beside the real frame."""
    real = Path(settings.TEMPLATES[0]["DIRS"][0]) / "letters"
    folder = tmp_path / "letters"
    (folder / "test").mkdir(parents=True)
    for frame in FRAMES:
        (folder / frame).write_text((real / frame).read_text())
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    forget()
    yield lambda name, words: (folder / "test" / name).write_text(words)
    forget()


def forget() -> None:
    for kept in (rendering._engine, rendering._template, rendering._parts):
        kept.cache_clear()


def test_the_first_line_is_the_subject_and_the_rest_is_framed(letter: Callable[..., None]) -> None:
    letter("hello.txt", "Subject: Your next step\n\nLet us meet on {{ day }}.\n")
    wording = render_letter("test/hello", {"day": "Tuesday"}, OPEN)
    assert wording.subject == subject_line("test/hello") == "Your next step"
    assert wording.body == (
        "Hello Sam,\n\nLet us meet on Tuesday.\n\n"
        "You can read this again when you sign in: https://path.example/my/letters/\n"
        "Would you rather talk? Ring 0191 498 0000.\n\nMaya\nPathway\n"
    )


def test_a_discreet_letter_holds_no_address(letter: Callable[..., None]) -> None:
    letter("hello.txt", "Subject: Hello\n{% if site %}See {{ site }}{% else %}Sign in as always{% endif %}.")
    wording = render_letter("test/hello", {}, DISCREET)
    assert wording.body == ("Hello Sam,\n\nSign in as always.\n\nWould you rather talk? Ring 0191 498 0000.\n\nMaya\n")


def test_a_text_says_only_that_there_is_something_to_read(letter: Callable[..., None]) -> None:
    letter("hello.txt", "Subject: Hello\nWords.")
    assert render_letter("test/hello", {}, OPEN).text == (
        "Hello Sam. There is a message for you. Read it when you sign in: https://path.example/my/letters/ "
        "Or ring 0191 498 0000. Maya Pathway"
    )


def test_a_letter_may_bring_its_own_short_form(letter: Callable[..., None]) -> None:
    letter("hello.txt", "Subject: Hello\nWords.")
    letter("hello.sms.txt", "See you at {{ time }}.\n{{ sign_off }}")
    assert render_letter("test/hello", {"time": "two"}, DISCREET).text == "See you at two. Maya"


def test_nothing_is_escaped_in_plain_text(letter: Callable[..., None]) -> None:
    letter("hello.txt", "Subject: Tea & cake\n{{ words }} & <more>")
    wording = render_letter("test/hello", {"words": 'I\'m <here> & "well"'}, DISCREET)
    assert wording.subject == "Tea & cake"
    assert 'I\'m <here> & "well" & <more>' in wording.body


def test_words_from_a_person_are_never_read_as_a_template(letter: Callable[..., None]) -> None:
    letter("hello.txt", "Subject: Hello\n{{ words }}")
    assert (
        "{{ sign_off }} {% now 'Y' %}"
        in render_letter("test/hello", {"words": "{{ sign_off }} {% now 'Y' %}"}, OPEN).body
    )


def test_a_word_that_is_missing_is_named(letter: Callable[..., None]) -> None:
    letter("hello.txt", "Subject: Hello\nOn {{ day }}.")
    with pytest.raises(LetterIncomplete, match=r"The letter needs day\."):
        render_letter("test/hello", {}, OPEN)


def test_a_missing_word_inside_a_translation_is_named_as_well(letter: Callable[..., None]) -> None:
    letter("hello.txt", "Subject: Hello\n{% blocktranslate %}On {{ day }}.{% endblocktranslate %}")
    with pytest.raises(LetterIncomplete, match="day"):
        render_letter("test/hello", {}, OPEN)


def test_a_word_may_be_optional(letter: Callable[..., None]) -> None:
    letter("hello.txt", "Subject: Hello\nCome{% if day %} on {{ day }}{% endif %}.")
    assert "Come." in render_letter("test/hello", {}, OPEN).body


def test_a_context_cannot_overrule_name_or_address(letter: Callable[..., None]) -> None:
    letter("hello.txt", "Subject: Hello\n{{ name }} {{ site }} {{ phone }}")
    wording = render_letter("test/hello", {"name": "Eve", "site": "https://evil.example", "phone": "1"}, DISCREET)
    assert "evil" not in wording.body
    assert "Sam  0191 498 0000" in wording.body


@pytest.mark.parametrize("source", ["Hello there", "Subject:\nWords", "Subject:   \nWords", "\nSubject: Late"])
def test_a_letter_without_a_subject_line_is_refused(letter: Callable[..., None], source: str) -> None:
    letter("hello.txt", source)
    with pytest.raises(LetterIncomplete, match="does not begin with a subject"):
        render_letter("test/hello", {}, OPEN)


def test_a_subject_takes_no_variable(letter: Callable[..., None]) -> None:
    letter("hello.txt", "Subject: About {{ day }}\nWords")
    with pytest.raises(LetterIncomplete, match="day"):
        render_letter("test/hello", {"day": "Tuesday"}, OPEN)


def test_a_letter_that_does_not_exist_is_an_error(letter: Callable[..., None]) -> None:
    with pytest.raises(TemplateDoesNotExist):
        render_letter("test/nothing", {}, OPEN)
