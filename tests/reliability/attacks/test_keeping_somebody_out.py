"""Somebody with a hundred addresses in twenty networks tries for an hour to keep one person out, and to spend texts."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from lms.platform.accounts.domain.people import confirm_phone
from lms.platform.signin.domain.text_budget import texts_left
from tests.conftest import LONDON
from tests.platform.signin.codes import KeptTexts, ask_code, mailed_code, signed_in_as, texted_code, type_code

pytestmark = [pytest.mark.django_db, pytest.mark.both]

NETWORKS = [f"203.0.{number}.{{}}" for number in range(10)] + [f"2001:db8:0:{number}::{{}}" for number in range(10)]
ADDRESSES = [network.format(machine) for network in NETWORKS for machine in range(1, 6)]
BEGAN = datetime(2026, 11, 23, 9, 0, tzinfo=LONDON)
GOOD = "three quiet otters"
EMAIL, PHONE = "priya@example.org", "07700 900201"


@pytest.fixture
def victim(priya, settings):
    settings.TEXT_SENDER = "tests.platform.signin.codes.KeptTexts"
    KeptTexts.sent.clear()
    priya.set_password(GOOD)
    priya.save()
    confirm_phone(priya, by=priya)
    return priya


def _attack(address: str, turn: int) -> None:
    """One browser at `address`: codes to her, wrong codes, wrong passwords, and texts to numbers made up."""
    browser = Client(REMOTE_ADDR=address)
    ask_code(browser, PHONE if turn % 2 else EMAIL)
    type_code(browser, "000001")
    browser.post("/accounts/login/password/", {"login": EMAIL, "password": f"guess number {turn}"})
    ask_code(browser, f"+8816{hash(address) % 10**8:08}" if turn % 2 else f"07700 9{turn:05}")


def _for_an_hour(clock) -> None:
    for turn in range(5):
        clock.move_to(BEGAN + timedelta(minutes=12 * turn))
        for place, address in enumerate(ADDRESSES):
            _attack(address, 100 * turn + place + turn)
    clock.move_to(BEGAN + timedelta(minutes=59))


def _what_was_spent(settings) -> None:
    """No costly text, only their share to strangers, and a part of the day for people whom we know."""
    others = [to for to, _words in KeptTexts.sent if to != "+447700900201"]
    assert len(others) == settings.TEXTS_A_DAY // 5
    assert not [to for to in others if to.startswith("+881")]
    assert texts_left(known_device=False) >= settings.TEXTS_A_DAY // 5


def test_after_an_hour_of_a_hundred_addresses_a_person_still_gets_in_and_texts_are_left(victim, settings):
    with time_machine.travel(BEGAN, tick=False) as clock:
        known = Client(REMOTE_ADDR="203.0.1.77")
        ask_code(known, PHONE)
        type_code(known, texted_code())
        known.post("/accounts/logout/")
        _for_an_hour(clock)
        _what_was_spent(settings)
        by_email, by_text, by_password = (Client(REMOTE_ADDR="198.51.100.7") for _ in range(3))
        ask_code(by_email, EMAIL)
        type_code(by_email, mailed_code())
        for browser in (by_text, known):
            ask_code(browser, PHONE)
            type_code(browser, texted_code())
        by_password.post("/accounts/login/password/", {"login": EMAIL, "password": GOOD})
        assert [signed_in_as(browser) for browser in (by_email, by_text, known, by_password)] == [str(victim.pk)] * 4
