"""Facts in words, and the same words in every form."""

from typing import Any

import pytest

from certificates.domain.plain_text import as_text
from certificates.domain.wording import (
    Words,
    day_in_words,
    how_in_words,
    time_in_words,
    way_in_words,
    with_letters,
    words_of,
)

SAYS: dict[str, Any] = {
    "name": "Samantha Okoro",
    "title": "HEAR: how we listen",
    "outcomes": ["listen without trying to fix things"],
    "minutes": 240,
    "mode": "remote",
    "how_assessed": "quiz",
    "awarding_body": "",
    "accreditation_reference": "",
    "issuer": "Eastmoor Peer Mentors",
    "signatory": "",
    "signatory_role": "",
    "given_on": "2026-11-18",
    "expires_on": "",
    "code": "M4QK7RTDW2XH9PBE3KDA8HRM5S6V",
}


def words(**changes: Any) -> Words:
    return words_of(SAYS | changes)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, ""),
        (1, "1 minute"),
        (45, "45 minutes"),
        (60, "1 hour"),
        (90, "90 minutes"),
        (240, "4 hours"),
        (150, "2 hours 30 minutes"),
    ],
)
def test_time_is_said_as_people_say_it(minutes: int, said: str) -> None:
    assert time_in_words(minutes) == said


def test_ways_and_kinds_of_assessment_have_words() -> None:
    assert (way_in_words("face-to-face"), how_in_words("quiz")) == ("face to face", "Assessed by quiz")


def test_ways_that_we_do_not_know_are_shown_as_they_are() -> None:
    assert (way_in_words("by post"), how_in_words("Seen at work")) == ("by post", "Seen at work")


def test_a_day_is_written_out_and_no_day_stays_empty() -> None:
    assert (day_in_words("2026-11-18"), day_in_words("")) == ("18 November 2026", "")


def test_time_and_way_are_joined_only_where_both_are_known() -> None:
    assert (words().time, words(mode="").time, words(minutes=0).time) == ("4 hours, online", "4 hours", "online")


def test_accredited_is_said_only_where_there_is_a_body_and_a_reference() -> None:
    both = {"awarding_body": "Open Awards", "accreditation_reference": "L1/23"}
    assert words(**both).accredited == "Accredited by Open Awards, L1/23"
    assert words(**(both | {"accreditation_reference": ""})).accredited == ""


def test_the_first_word_of_the_name_is_how_the_holder_is_called() -> None:
    assert words(name="Dee").called == "Dee"


def test_the_address_to_check_at_is_short_and_the_link_is_whole(settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://volunteer.example.org"
    assert words().check_address == "volunteer.example.org/verify"
    assert words().check_link == "https://volunteer.example.org/verify/M4QK-7RTD-W2XH-9PBE-3KDA-8HRM-5S6V/"


def test_every_text_passes_through_the_letters_that_can_be_drawn() -> None:
    assert with_letters(words(), str.upper).outcomes == ["LISTEN WITHOUT TRYING TO FIX THINGS"]


def test_plain_text_says_it_all_in_order(settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://volunteer.example.org"
    signed = words(signatory="Ruth Amadi", signatory_role="training lead", expires_on="2029-11-18")
    assert as_text(signed).split("\n\n") == [
        "Eastmoor Peer Mentors",
        "This is to say that\nSamantha Okoro\nfinished this training\nHEAR: how we listen",
        "Samantha can\n- listen without trying to fix things",
        "Ruth Amadi, training lead, Eastmoor Peer Mentors",
        "Given: 18 November 2026\nGood until: 18 November 2029\nTime: 4 hours, online\nHow: Assessed by quiz",
        "Check this certificate at\nvolunteer.example.org/verify\nM4QK 7RTD W2XH 9PBE 3KDA 8HRM 5S6V\n",
    ]


def test_plain_text_leaves_out_what_there_is_not() -> None:
    assert "can" not in as_text(words(outcomes=[])).split()
    assert "Good until" not in as_text(words())
