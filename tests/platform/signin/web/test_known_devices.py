"""A device on which somebody signed in before is theirs, whatever others do."""

import pytest
from django.conf import settings
from django.test import Client

from lms.platform.signin.models import KnownDevice
from tests.platform.signin.codes import ask_code, mailed_code, signed_in_as, type_code

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def _let_in(browser: Client, contact: str = "sam@example.org") -> Client:
    ask_code(browser, contact)
    type_code(browser, mailed_code())
    return browser


def _signed_out(browser: Client) -> Client:
    browser.post("/accounts/logout/")
    return browser


def _harass(contact: str = "sam@example.org") -> None:
    for _ in range(8):
        ask_code(Client(), contact)


def test_the_cookie_is_signed_and_not_for_scripts_and_its_secret_is_not_kept(client, sam):
    cookie = _let_in(client).cookies[settings.DEVICE_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 365 * 24 * 3600)
    assert KnownDevice.objects.get().digest not in cookie.value
    assert cookie.value.split(":")[0] not in KnownDevice.objects.get().digest


def test_a_device_that_is_known_gets_a_code_while_its_network_has_used_up_all(client, sam):
    device = _signed_out(_let_in(client))
    _harass()
    assert signed_in_as(_let_in(device)) == str(sam.pk)


def test_a_device_is_known_only_for_those_who_signed_in_on_it(client, sam, priya):
    device = _signed_out(_let_in(client, "priya@example.org"))
    _harass()
    assert ask_code(device, "sam@example.org").status_code == 200


def test_a_cookie_that_we_did_not_sign_counts_for_nothing(client, sam):
    device = _signed_out(_let_in(client))
    device.cookies[settings.DEVICE_COOKIE_NAME] = "forged" + device.cookies[settings.DEVICE_COOKIE_NAME].value
    _harass()
    assert ask_code(device, "sam@example.org").status_code == 200


def test_signing_out_everywhere_forgets_the_devices_too(client, sam, priya):
    _let_in(Client(), "priya@example.org")
    _let_in(client).post("/accounts/sessions/")
    assert [device.person for device in KnownDevice.objects.all()] == [priya]


def test_a_known_device_has_a_limit_of_its_own(client, sam):
    device = _signed_out(_let_in(client))
    replies = [ask_code(device, "sam@example.org").status_code for _ in range(11)]
    assert replies == [302] * 10 + [200]


def test_two_people_share_one_device_and_one_cookie(client, sam, priya):
    _signed_out(_let_in(client))
    _let_in(client, "priya@example.org")
    assert KnownDevice.objects.values("digest").distinct().count() == 1
    assert KnownDevice.objects.count() == 2
