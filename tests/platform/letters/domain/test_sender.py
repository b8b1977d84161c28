"""In whose name we write."""

from typing import Any

import pytest

from lms.platform.accounts.models import User
from lms.platform.letters.domain.sender import sender_for

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _scheme(settings: Any) -> None:
    settings.SCHEME_NAME, settings.SCHEME_PHONE = "Lantern", "0191 498 0000"
    settings.DEFAULT_FROM_EMAIL = "Lantern <hello@lantern.example>"
    settings.LETTERS_FROM_NEUTRAL = "Robin <robin@mail.example>"
    settings.WAGTAILADMIN_BASE_URL = "https://lantern.example/"


@pytest.mark.parametrize(
    ("from_name", "signed"), [("", "Lantern"), ("Maya Castell", "Maya Castell\nLantern"), (" ", "Lantern")]
)
def test_an_open_letter_is_signed_by_who_writes_and_the_scheme(sam: User, from_name: str, signed: str) -> None:
    voice = sender_for(sam, discreet=False, from_name=from_name)
    assert (voice.sign_off, voice.sender, voice.site) == (
        signed,
        "Lantern <hello@lantern.example>",
        "https://lantern.example",
    )


@pytest.mark.parametrize(("from_name", "first"), [("", "Robin"), ("Maya Castell", "Maya"), (" ", "Robin")])
def test_a_discreet_letter_is_signed_with_a_first_name(sam: User, from_name: str, first: str) -> None:
    voice = sender_for(sam, discreet=True, from_name=from_name)
    assert (voice.sign_off, voice.sender, voice.site) == (first, f"{first} <robin@mail.example>", "")


def test_a_person_is_called_what_they_like_to_be_called(dana: User) -> None:
    assert sender_for(dana, discreet=True).name == "Dee"
