"""Before something private: show again that it is you."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import RequestFactory

from lms.platform.signin.web import recently_signed_in
from tests.platform.signin.codes import WRONG, mailed_code, texted_code, type_code
from tests.platform.signin.soft_key import SoftKey, options_on
from tests.platform.signin.web.test_passkeys import ADD, _add
from tests.platform.signin.web.test_second_step import SECRET, app_code

pytestmark = pytest.mark.django_db

LONG_AGO = 11 * 60
PRIVATE = "/accounts/contact/"


def _fresh(client) -> bool:
    return client.get(PRIVATE).status_code == 200


def test_whoever_just_signed_in_is_not_asked_again(client_for, sam):
    assert _fresh(client_for(sam))


def test_after_ten_minutes_the_person_is_asked_again(client_for, sam):
    response = client_for(sam, ago=LONG_AGO).get(PRIVATE)
    assert response.url == "/accounts/again/?next=%2Faccounts%2Fcontact%2F"


def test_a_person_without_password_gets_a_code_and_comes_back(client_for, sam):
    client = client_for(sam, ago=LONG_AGO)
    page = client.get(PRIVATE, follow=True)
    assert "What comes next is private. So we send a new code to s…@example.org." in page.content.decode()
    client.post("/accounts/again/code/", {"next": PRIVATE})
    assert type_code(client, mailed_code()).url == PRIVATE
    assert _fresh(client)


def test_a_person_with_a_phone_alone_gets_a_text(client_for, priya):
    priya.email = None
    priya.save()
    client = client_for(priya, ago=LONG_AGO)
    client.post("/accounts/again/code/", {"next": PRIVATE})
    assert type_code(client, texted_code()).url == PRIVATE


def test_looking_at_the_page_sends_no_code(client_for, sam, mailoutbox):
    client_for(sam, ago=LONG_AGO).get("/accounts/again/code/")
    assert len(mailoutbox) == 0


def test_a_wrong_code_opens_nothing(client_for, sam):
    client = client_for(sam, ago=LONG_AGO)
    client.post("/accounts/again/code/", {"next": PRIVATE})
    type_code(client, WRONG)
    assert not _fresh(client)


def test_the_code_of_one_person_is_no_use_to_another_in_the_same_browser(client, client_for, sam, priya):
    client = client_for(sam, ago=LONG_AGO)
    client.post("/accounts/again/code/", {"next": PRIVATE})
    waiting, code = client.session["signin_code"], mailed_code()
    other = client_for(priya, ago=LONG_AGO)
    session = other.session
    session["signin_code"] = waiting
    session.save()
    assert type_code(other, code).url == "/accounts/login/"
    assert not _fresh(other)


def test_a_code_for_signing_in_is_no_use_to_somebody_signed_in(client, client_for, sam):
    client.post("/accounts/login/", {"contact": "sam@example.org"})
    waiting, code = client.session["signin_code"], mailed_code()
    other = client_for(sam, ago=LONG_AGO)
    session = other.session
    session["signin_code"] = waiting
    session.save()
    type_code(other, code)
    assert not _fresh(other)


def test_a_person_with_a_password_types_it(client_for, sam):
    sam.set_password("three quiet otters")
    sam.save()
    client = client_for(sam, ago=LONG_AGO)
    assert client.get(PRIVATE, follow=True).request["PATH_INFO"] == "/accounts/again/password/"
    wrong = client.post(f"/accounts/again/password/?next={PRIVATE}", {"password": "not it at all"})
    assert "This is not your password." in wrong.content.decode()
    right = client.post(f"/accounts/again/password/?next={PRIVATE}", {"password": "three quiet otters"})
    assert (right.url, _fresh(client)) == (PRIVATE, True)


def test_a_person_with_an_app_is_asked_for_it_and_not_for_a_code_by_email(client_for, maya):
    TOTP.activate(maya, SECRET)
    client = client_for(maya, ago=LONG_AGO)
    page = client.get(PRIVATE, follow=True)
    assert page.request["PATH_INFO"] == "/accounts/again/app/"
    assert "/accounts/again/code/" not in page.content.decode()
    client.post(f"/accounts/again/app/?next={PRIVATE}", {"code": app_code()})
    assert _fresh(client)


def test_a_person_with_a_second_step_cannot_walk_around_it_by_a_code(client_for, maya, mailoutbox):
    TOTP.activate(maya, SECRET)
    client = client_for(maya, ago=LONG_AGO)
    client.post("/accounts/again/code/", {"next": PRIVATE})
    assert len(mailoutbox) == 0


def test_a_person_with_a_second_step_cannot_walk_around_it_by_their_password(client_for, maya):
    maya.set_password("three quiet otters")
    maya.save()
    TOTP.activate(maya, SECRET)
    client = client_for(maya, ago=LONG_AGO)
    assert "/accounts/again/password/" not in client.get("/accounts/again/app/").content.decode()
    sent = client.post(f"/accounts/again/password/?next={PRIVATE}", {"password": "three quiet otters"})
    assert (sent.url, _fresh(client)) == ("/accounts/again/", False)
    client.post("/accounts/second-step/app/remove/")
    assert Authenticator.objects.filter(user=maya).exists()


def test_a_person_with_a_passkey_shows_it(client_for, sam):
    key = SoftKey()
    _add(client_for(sam), key)
    client = client_for(sam, ago=LONG_AGO)
    asked = options_on(client.get(PRIVATE, follow=True).content.decode())["request_options"]
    client.post(f"/accounts/again/passkey/?next={PRIVATE}", {"credential": key.show(asked)})
    assert _fresh(client)


def test_a_form_that_was_sent_too_late_is_not_replayed(client_for, sam):
    response = client_for(sam, ago=LONG_AGO).post(PRIVATE, {"contact": "new@example.org"})
    assert response.url == "/accounts/again/?next=%2Faccounts%2Fcontact%2F"


@pytest.mark.parametrize(
    "address",
    [
        ADD,
        "/accounts/second-step/app/",
        "/accounts/second-step/spare-codes/",
        "/accounts/second-step/spare-codes/file/",
        "/accounts/password/set/",
        "/accounts/password/change/",
    ],
)
def test_keys_to_the_account_are_kept_behind_it(client_for, sam, address):
    assert client_for(sam, ago=LONG_AGO).get(address).url.startswith("/accounts/again/")


def test_nobody_is_sent_to_another_site_after_it(client_for, sam):
    client = client_for(sam, ago=LONG_AGO)
    client.post("/accounts/again/code/", {"next": "https://evil.example/"})
    assert type_code(client, mailed_code()).url == "/accounts/"


def test_a_visitor_has_never_recently_signed_in(client):
    request = RequestFactory().get("/")
    request.session, request.user = client.session, type("Nobody", (), {"is_authenticated": False})()
    assert recently_signed_in(request) is False


def test_what_stands_in_the_way_of_the_code_is_said_on_the_page(client_for, sam):
    client = client_for(sam, ago=LONG_AGO)
    pages = [client.post("/accounts/again/code/", {"next": PRIVATE}) for _ in range(6)]
    assert "We have sent several codes." in pages[-1].content.decode()


def test_a_person_whom_no_code_can_reach_is_led_to_sign_out(client_for, nell):
    assert client_for(nell, ago=LONG_AGO).get(PRIVATE, follow=True).request["PATH_INFO"] == "/accounts/logout/"
