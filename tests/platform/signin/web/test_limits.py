"""Asking for codes: generous to a hostel, patient with a person, tiresome for whoever harasses."""

from datetime import timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db.models import Sum

from lms.platform.signin.models import SignInCode
from lms.platform.signin.web.limits import wait_page, waiting_time
from tests.platform.signin.codes import KeptTexts, ask_code, mailed_code, signed_in_as, type_code

pytestmark = pytest.mark.django_db

WAIT = "We have sent several codes. Wait 10 minutes"


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


def test_a_phone_is_not_flooded_from_many_addresses_of_one_network(client, priya):
    for place in range(20):
        _ask(client, "07700 900201", address=f"10.0.0.{place}")
    assert len(KeptTexts.sent) == 3


@pytest.mark.parametrize("address", ["2001:db8:1:2::{}", "10.0.0.{}"])
def test_all_addresses_of_one_network_are_one(client, sam, address):
    replies = [_ask(client, "sam@example.org", address.format(turn)).status_code for turn in range(1, 7)]
    assert replies == [302] * 5 + [200]


def test_a_hostel_of_a_hundred_people_signs_in_from_one_address(client):
    replies = [_ask(type(client)(), f"person{number}@example.org").status_code for number in range(100)]
    assert set(replies) == {302}


def test_one_address_cannot_ask_without_end(client, settings):
    settings.SIGN_IN_LIMITS = {**settings.SIGN_IN_LIMITS, "code": {"pair": [(5, 10)], "network": [(4, 60)]}}
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
    """Ten guesses in ten minutes from one network; a million codes."""
    for _ in range(10):
        if _ask(client, "sam@example.org").status_code == 302:
            for _ in range(3):
                type_code(client, "000001")
    assert SignInCode.objects.aggregate(Sum("tries"))["tries__sum"] == 10


def test_the_wait_that_is_named_is_the_wait_there_is(client, sam, at):
    with at("2026-11-22 10:00"):
        _ask(client, "sam@example.org")
    with at("2026-11-22 10:06:30"):
        pages = [_ask(client, "sam@example.org") for _ in range(5)]
    assert "Wait 4 minutes" in pages[-1].content.decode()
    with at("2026-11-22 10:10:01"):
        assert _ask(client, "sam@example.org").status_code == 302


def test_the_page_for_too_many_tries_tells_the_time_it_takes(rf):
    response = wait_page(rf.get("/"), timedelta(minutes=6, seconds=10))
    assert (response.status_code, response["Retry-After"]) == (429, "370")
    assert "Try again in 7 minutes." in response.content.decode()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "a minute"), (61, "2 minutes"), (3541, "an hour"), (3601, "2 hours"), (86400, "24 hours")],
)
def test_a_wait_in_words_is_never_shorter_than_it_is(seconds, words):
    assert waiting_time(timedelta(seconds=seconds)) == words


@pytest.mark.both
def test_a_wrong_second_step_elsewhere_does_not_close_it_for_its_person(client, maya):
    TOTP.activate(maya, "JBSWY3DPEHPK3PXP")
    elsewhere = type(client)(REMOTE_ADDR="10.66.6.6")
    for browser, codes in ((elsewhere, ["000001"] * 12), (client, RecoveryCodes.activate(maya).get_unused_codes()[:1])):
        _ask(browser, "maya@example.org", browser.defaults.get("REMOTE_ADDR", "10.0.0.1"))
        type_code(browser, mailed_code())
        replies = [browser.post("/accounts/login/second-step/", {"code": code}) for code in codes]
    assert (signed_in_as(client), replies[-1].status_code) == (str(maya.pk), 302)
