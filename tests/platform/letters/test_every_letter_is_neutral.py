"""7-trust 11: whoever reads over a shoulder learns nothing. Every letter there is, in every form in which it is sent.

A subject and a text stand on locked screens: they may not even say what kind of thing this is about. A body is read by
whoever opened the message: it may say that somebody applied, never why anybody might look down on them.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from lms.platform.letters.domain.rendering import LetterIncomplete, Wording, render_letter
from lms.platform.letters.domain.sender import Sender, sender_for
from tests import cast

FOLDER = Path(settings.TEMPLATES[0]["DIRS"][0]) / "letters"
LETTERS = sorted(
    str(path.relative_to(FOLDER).with_suffix(""))
    for path in FOLDER.glob("*/*.txt")
    if not path.name.endswith(".sms.txt")
)
NAMES = re.compile(r"{%\s*(?:el)?if\s+(?:not\s+)?(\w+)|{{\s*(\w+)")

NOWHERE = [
    r"dbs", r"criminal\w*", r"crimes?", r"convict\w*", r"offen[cd]\w*", r"caution(s|ed)?", r"records? check",
    r"(?:a|your|the) record",
    r"prison\w*", r"jail", r"custody", r"probation", r"police\w*", r"court", r"licence conditions",
    r"recover\w*", r"addict\w*", r"rehab\w*", r"sober\w*", r"drugs?", r"alcohol\w*", r"relaps\w*",
    r"abus\w*", r"surviv\w*", r"violen\w*", r"domestic", r"refuge", r"victim\w*", r"perpetrat\w*", r"stalk\w*",
    r"disclos\w*", r"barred", r"safeguard\w*", r"at risk", r"vulnerab\w*", r"suitab\w*", r"unsuitab\w*",
    r"mental health", r"self.harm", r"suicid\w*", r"lived experience", r"former client", r"ex.client",
    r"benefits", r"job ?centre", r"homeless\w*", r"asylum",
]  # fmt: skip
NOT_ON_A_LOCKED_SCREEN = [
    *NOWHERE,
    r"appl(y|ied|ication)\w*", r"volunt\w*", r"mentor\w*", r"peer", r"scheme", r"charity", r"role",
    r"concern\w*", r"worr\w*", r"allegation\w*", r"complain\w*", r"danger\w*", r"emergenc\w*",
    r"checks?", r"checked", r"vetting", r"referee?s?", r"referenc\w*", r"identity",
    r"assess\w*", r"decision\w*", r"decided",
    r"offer\w*", r"appoint\w*", r"refus\w*", r"declin\w*", r"reject\w*", r"approv\w*", r"clear(ed|ance)", r"review\w*",
    r"train\w*", r"course\w*", r"module\w*", r"certificat\w*", r"support\w*", r"help", r"client\w*", r"case\w*",
    r"coordinator\w*", r"officer\w*", r"grow", r"hear",
]  # fmt: skip


def voice(*, discreet: bool) -> Sender:
    return sender_for(cast.sam(), discreet=discreet)


def all_wordings(letter: str, *, discreet: bool) -> list[Wording]:
    """The letter with as little context as it needs, and with everything it may ask for."""
    little = _needed(letter, {}, discreet=discreet)
    return [_written(letter, little, discreet=discreet), _written(letter, _everything(letter), discreet=discreet)]


def _needed(letter: str, context: dict[str, str], *, discreet: bool) -> dict[str, str]:
    try:
        render_letter(letter, context, voice(discreet=discreet))
    except LetterIncomplete as missing:
        name = str(missing).removeprefix("The letter needs ").removesuffix(".")
        if name in context:
            raise
        return _needed(letter, {**context, name: "tea"}, discreet=discreet)
    return context


def _everything(letter: str) -> dict[str, str]:
    files = [FOLDER / f"{letter}.txt", FOLDER / f"{letter}.sms.txt"]
    source = "".join(path.read_text() for path in files if path.exists())
    return {first or second: "tea" for first, second in NAMES.findall(source)}


def _written(letter: str, context: dict[str, str], *, discreet: bool) -> Wording:
    return render_letter(letter, _needed(letter, context, discreet=discreet), voice(discreet=discreet))


def found(patterns: list[str], words: str) -> list[str]:
    return [hit[0] for pattern in patterns for hit in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", words, re.I)]


def test_there_are_letters_to_look_at() -> None:
    assert {"concerns/raised", "concerns/records_opened"} <= set(LETTERS)


@pytest.mark.django_db
@pytest.mark.parametrize("letter", LETTERS)
def test_a_subject_says_nothing_to_somebody_who_sees_the_screen(letter: str) -> None:
    for wording in all_wordings(letter, discreet=False):
        assert found(NOT_ON_A_LOCKED_SCREEN, wording.subject) == []
        assert settings.SCHEME_NAME.lower() not in wording.subject.lower()


@pytest.mark.django_db
@pytest.mark.parametrize("letter", LETTERS)
def test_a_text_says_nothing_to_somebody_who_sees_the_screen(letter: str) -> None:
    for wording in all_wordings(letter, discreet=True):
        assert found(NOT_ON_A_LOCKED_SCREEN, wording.text) == []


@pytest.mark.django_db
@pytest.mark.parametrize("letter", LETTERS)
def test_a_body_names_nothing_that_could_shame_or_endanger(letter: str) -> None:
    for discreet in (False, True):
        for wording in all_wordings(letter, discreet=discreet):
            assert found(NOWHERE, wording.body + wording.text) == []


@pytest.mark.django_db
@pytest.mark.parametrize("letter", LETTERS)
def test_a_discreet_letter_names_neither_the_scheme_nor_its_address(letter: str, settings: Any) -> None:
    settings.SCHEME_NAME, settings.WAGTAILADMIN_BASE_URL = "Zebrawood", "https://zebrawood.example"
    for wording in all_wordings(letter, discreet=True):
        said = f"{wording.subject} {wording.body} {wording.text} {voice(discreet=True).sender}"
        assert [word for word in ("zebrawood", "://", "/admin", "/my/") if word in said.lower()] == []


@pytest.mark.parametrize("letter", LETTERS)
def test_a_subject_line_comes_first_and_holds_no_variable(letter: str) -> None:
    first = (FOLDER / f"{letter}.txt").read_text().split("\n")[0]
    assert first.startswith("Subject: ")
    assert "{{" not in first


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_leaves_greeting_and_signature_to_the_frame(letter: str) -> None:
    body = (FOLDER / f"{letter}.txt").read_text().split("\n", 1)[1]
    assert found([r"hello {{", r"dear\b", r"hi {{", r"sign_off", r"yours sincerely", r"kind regards"], body) == []


@pytest.mark.django_db
@pytest.mark.parametrize("letter", LETTERS)
def test_a_text_message_fits_in_three_parts(letter: str) -> None:
    """A part of a longer text holds 153 characters."""
    assert [len(wording.text) for wording in all_wordings(letter, discreet=False) if len(wording.text) > 459] == []


@pytest.mark.parametrize(
    ("patterns", "words"),
    [
        (NOWHERE, "Your DBS certificate"),
        (NOWHERE, "people in recovery"),
        (NOWHERE, "an ex-offender"),
        (NOWHERE, "your self-disclosure"),
        (NOT_ON_A_LOCKED_SCREEN, "About your application"),
        (NOT_ON_A_LOCKED_SCREEN, "Volunteering with us"),
        (NOT_ON_A_LOCKED_SCREEN, "Your references"),
    ],
)
def test_the_list_finds_what_it_is_for(patterns: list[str], words: str) -> None:
    assert len(found(patterns, words)) == 1


@pytest.mark.parametrize("words", ["A message for you", "Tuesday at two", "Your next step", "We would like to talk"])
def test_ordinary_words_pass(words: str) -> None:
    assert found(NOT_ON_A_LOCKED_SCREEN, words) == []
