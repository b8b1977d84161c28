"""References that people can read aloud: 8 characters without look-alikes, shown as "K7TW 4MRA"."""

import secrets

from recruitment.models import Application

ALPHABET = "2346789ACDEFHJKMNPRTVWXY"
LENGTH = 8


def new_reference() -> str:
    """One that no application has. 24 to the power of 8 is about 110,000 million, so a second try is rare."""
    while True:
        reference = "".join(secrets.choice(ALPHABET) for _position in range(LENGTH))
        if not Application.objects.filter(reference=reference).exists():
            return reference


def tidy_reference(typed: str) -> str:
    """As it is stored, however it was typed: spaces, dashes and small letters do not matter."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())
