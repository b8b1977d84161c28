"""Every letter of casework: neutral outside, plain inside, once."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from lms.platform.letters.domain.rendering import render_letter
from lms.platform.letters.domain.sender import sender_for
from lms.platform.letters.models import Letter
from recruitment.domain.base.letters import day, tell_applicant
from recruitment.domain.intake import applications
from recruitment.domain.workflow.moves import make_move
from tests import cast
from tests.factories import recruitment as factory

FOLDER = Path(settings.PROJECT) / "templates" / "letters" / "recruitment"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt") if not path.stem.endswith(".sms"))
WORDS = {
    "coordinator": "Maya",
    "reference": "K7TW 4MRA",
    "role": "Peer mentor",
    "by_when": "Thursday 26 November",
    "plain_words": "Not now.",
    "could_change": "Time.",
    "review_until": "20 December 2026",
    "answer_days": "21",
    "closed_by": "Maya",
    "undo_until": "Tuesday 29 December",
    "answer_by": "Monday 21 December",
    "missed": "Thursday 19 November",
    "has_it": "Maya has it.",
}
TELLING = re.compile(r"volunteer|mentor|scheme|applica|pathway|record|disclos|dbs|check|clear", re.IGNORECASE)

pytestmark = pytest.mark.django_db


def sent(application) -> list[str]:
    letters = Letter.objects.filter(person=application.person).order_by("pk")
    return [letter.template.removeprefix("recruitment/") for letter in letters]


@pytest.mark.parametrize("name", NAMES)
def test_a_subject_tells_nobody_who_looks_over_a_shoulder(name):
    wording = render_letter(f"recruitment/{name}", WORDS, sender_for(cast.sam(), discreet=True))

    assert TELLING.findall(wording.subject) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_is_written_to_a_person_and_signed(name):
    wording = render_letter(f"recruitment/{name}", WORDS, sender_for(cast.sam(), discreet=False))

    assert wording.body.startswith("Hello Sam,")
    assert settings.SCHEME_NAME in wording.body


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_names_neither_the_role_nor_any_check_result(name):
    body = render_letter(f"recruitment/{name}", WORDS, sender_for(cast.sam(), discreet=True)).body

    assert re.findall(r"Peer mentor|conviction|offence|certificate number", body) == []


def test_each_step_of_a_good_story_tells_the_person_once():
    assert sent(factory.cleared()) == ["enquiry", "invite", "submitted", "offer", "disclosure", "cleared"]


def test_pausing_going_on_and_stopping_are_answered():
    application = factory.drafting()
    for move in ("pause", "resume", "withdraw"):
        make_move(application, move, by=application.person)

    assert sent(application) == ["enquiry", "invite", "paused", "resumed", "withdrawn"]


def test_with_a_key_a_letter_goes_out_one_time_only():
    application = factory.enquired()

    tell_applicant(application, "offer", by=None, once="offer")
    tell_applicant(application, "offer", by=None, once="offer")

    assert sent(application).count("offer") == 1


def test_a_letter_about_an_enquiry_without_role_or_coordinator_has_no_gaps():
    application = applications.begin_with_enquiry(full_name="Sam", by=cast.sam())

    assert Letter.objects.get().context["by_when"] == day(application.expected_by)


def test_a_day_is_said_as_people_say_it():
    assert day(date(2026, 11, 6)) == "Friday 6 November"
