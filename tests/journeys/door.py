"""Signing in with a code that came by e-mail."""

import re

from django.core import mail

from tests.journeys.walker import Walker


def newest_code(address: str) -> str:
    """From the newest letter to `address`."""
    letters = [letter for letter in mail.outbox if letter.to == [address]]
    found = re.search(r"\b(\d{6}) is your code", letters[-1].body if letters else "")
    assert found, f"No code was sent to {address}: {[letter.to for letter in mail.outbox]}"
    return found[1]


def types_the_code(walker: Walker, address: str) -> None:
    """The page that waits for the code."""
    walker.sees("Type your code")
    walker.types("Your code", newest_code(address))
    walker.presses("Go on")


def signs_in(walker: Walker, address: str) -> None:
    """From the sign-in page on."""
    walker.sees("Sign in")
    walker.types("Email address or mobile number", address)
    walker.presses("Send me a code")
    types_the_code(walker, address)
