"""`begin`: how other apps let somebody in who may be new."""

import pytest

from lms.platform.accounts.domain.people import find_by_email, find_by_phone
from lms.platform.accounts.models import User
from lms.platform.signin.web import begin_sign_in
from tests.platform.signin.codes import WRONG, mailed_code, signed_in_as, texted_code, type_code

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.platform.signin.web.start_screen")]


def _start(client, contact: str, name: str = "Nia Bell"):
    return client.post("/start/", {"contact": contact, "name": name})


def test_a_new_person_has_an_account_once_the_code_is_right(client):
    _start(client, "nia@example.org")
    assert User.objects.count() == 0
    response = type_code(client, mailed_code())
    nia = find_by_email("nia@example.org")
    assert (response.url, signed_in_as(client), nia.full_name) == ("/apply/listener/", str(nia.pk), "Nia Bell")


def test_a_new_person_with_a_phone_has_a_confirmed_phone(client):
    _start(client, "07700 900555")
    type_code(client, texted_code())
    assert find_by_phone("+447700900555").phone_verified_at is not None


def test_a_new_person_has_no_password_that_would_open_the_account(client):
    _start(client, "nia@example.org")
    type_code(client, mailed_code())
    assert find_by_email("nia@example.org").has_usable_password() is False


def test_a_wrong_code_makes_no_account(client):
    _start(client, "nia@example.org")
    type_code(client, WRONG)
    assert (User.objects.count(), signed_in_as(client)) == (0, None)


def test_a_person_we_know_is_let_in_and_keeps_their_name(client, sam):
    _start(client, "sam@example.org", name="Somebody Else")
    type_code(client, mailed_code())
    sam.refresh_from_db()
    assert (signed_in_as(client), sam.full_name, User.objects.count()) == (str(sam.pk), "Sam Ridley", 1)


def test_the_reply_is_the_same_for_known_and_new_people(client, sam):
    replies = [_start(client, contact) for contact in ("sam@example.org", "nia@example.org")]
    assert {(reply.status_code, reply.url, reply.content) for reply in replies} == {(302, "/accounts/login/code/", b"")}


def test_two_browsers_that_begin_with_one_address_are_one_person(client):
    other = type(client)()
    _start(client, "nia@example.org")
    first = mailed_code()
    _start(other, "nia@example.org")
    second = mailed_code()
    type_code(client, first)
    type_code(other, second)
    assert User.objects.count() == 1
    assert signed_in_as(client) == signed_in_as(other)


def test_what_is_no_address_is_answered_with_what_is_needed(client):
    response = _start(client, "07700 9001")
    assert "This has 9 digits. A UK mobile has 11" in response.content.decode()


def test_a_landline_is_refused_because_it_takes_no_text(client):
    assert "We can text only a mobile number." in _start(client, "0191 498 0000").content.decode()


def test_whoever_is_signed_in_goes_straight_on(client_for, sam):
    assert _start(client_for(sam), "sam@example.org").url == "/apply/listener/"


def test_a_signed_in_person_is_not_sent_to_another_site(sam, rf):
    request = rf.post("/start/")
    request.user = sam
    assert begin_sign_in(request, "sam@example.org", "https://evil.example/").url == "/accounts/"
