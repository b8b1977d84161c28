"""Asking for codes: generous to a hostel, patient with a person, tiresome for whoever harasses."""

import pytest

from tests.platform.signin.codes import KeptTexts, ask_code, mailed_code, signed_in_as, type_code

pytestmark = pytest.mark.django_db

WAIT = "We have sent several codes. Wait ten minutes"


def _ask(client, contact: str, address: str = "10.0.0.1"):
    return client.post("/accounts/login/", {"contact": contact}, REMOTE_ADDR=address)


def test_a_sixth_code_within_ten_minutes_is_a_wait(client, sam):
    pages = [_ask(client, "sam@example.org") for _ in range(6)]
    assert [page.status_code for page in pages] == [302] * 5 + [200]
    assert WAIT in pages[-1].content.decode()


@pytest.mark.parametrize("contact", ["sam@example.org", "nob@example.org"])
def test_the_wait_is_the_same_for_known_and_unknown_people(client, sam, contact):
    pages = [_ask(client, contact).content.decode() for _ in range(6)]
    assert WAIT in pages[-1]


def test_after_ten_minutes_there_is_another_code(client, sam, at):
    with at("2026-11-22 10:00"):
        for _ in range(6):
            _ask(client, "sam@example.org")
    with at("2026-11-22 10:10:30"):
        assert _ask(client, "sam@example.org").status_code == 302


def test_a_harasser_elsewhere_does_not_keep_a_person_out(client, sam):
    for _ in range(8):
        _ask(type(client)(), "sam@example.org", address="10.66.6.6")
    _ask(client, "sam@example.org", address="10.0.0.2")
    type_code(client, mailed_code())
    assert signed_in_as(client) == str(sam.pk)


def test_a_phone_is_not_flooded_from_many_places(client, priya):
    for place in range(20):
        _ask(client, "07700 900201", address=f"10.0.0.{place}")
    assert len(KeptTexts.sent) == 12


def test_a_hostel_of_a_hundred_people_signs_in_from_one_address(client):
    replies = [_ask(type(client)(), f"person{number}@example.org").status_code for number in range(100)]
    assert set(replies) == {302}


def test_one_address_cannot_ask_without_end(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "signin_code_ip": "4/h/ip"}
    replies = [_ask(client, f"person{number}@example.org").status_code for number in range(5)]
    assert replies == [302] * 4 + [200]


def test_a_person_who_waits_for_codes_can_still_use_a_password(client, sam):
    sam.set_password("three quiet otters")
    sam.save()
    for _ in range(8):
        _ask(client, "sam@example.org")
    client.post("/accounts/login/password/", {"login": "sam@example.org", "password": "three quiet otters"})
    assert signed_in_as(client) == str(sam.pk)


def test_a_new_code_from_the_code_page_counts_too(client, sam):
    ask_code(client, "sam@example.org")
    pages = [client.post("/accounts/login/code/", {"action": "another"}, follow=True) for _ in range(5)]
    assert WAIT in pages[-1].content.decode()
    assert pages[-1].request["PATH_INFO"] == "/accounts/login/code/"


def test_a_tries_counter_cannot_be_refilled_by_asking_on(client, sam):
    """15 guesses in ten minutes for one browser; a million codes."""
    guesses = 0
    for _ in range(10):
        if _ask(client, "sam@example.org").status_code == 302:
            guesses += sum(type_code(client, "000001").status_code == 200 for _ in range(3))
    assert guesses == 15


def test_too_many_tries_from_one_address_are_answered_with_a_page_in_plain_words(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "1/h/ip"}
    pages = [client.post("/accounts/login/password/", {"login": "nob@example.org", "password": "x"}) for _ in range(2)]
    assert pages[-1].status_code == 429
    assert "Nothing is lost, and nobody is locked out." in pages[-1].content.decode()
