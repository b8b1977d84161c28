"""Every page of sign-in: drawn by our own frame, strict policy, nothing kept by the browser."""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from tests.platform.signin.codes import ask_code, mailed_code, type_code
from tests.platform.signin.web.test_second_step import SECRET

pytestmark = pytest.mark.django_db

FOR_VISITORS = ["/accounts/login/", "/accounts/login/password/", "/accounts/closed/"]
FOR_PEOPLE = [
    "/accounts/",
    "/accounts/contact/",
    "/accounts/sessions/",
    "/accounts/logout/",
    "/accounts/password/set/",
    "/accounts/second-step/",
    "/accounts/second-step/app/remove/",
    "/accounts/second-step/spare-codes/",
    "/accounts/second-step/spare-codes/new/",
    "/accounts/second-step/passkeys/",
    "/accounts/second-step/passkeys/add/",
    "/accounts/again/app/",
]


@pytest.fixture
def with_app(client_for, sam):
    TOTP.activate(sam, SECRET)
    RecoveryCodes.activate(sam)
    return client_for(sam)


def _check(response) -> None:
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("<h1>") == 1
    assert 'class="talk"' in page
    assert re.findall(r"<[^>]+ (?:style|onclick|onload)=|<script(?![^>]*(?:src=|application/json))", page) == []
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("address", FOR_VISITORS)
def test_pages_for_visitors_are_ours(client, address):
    _check(client.get(address))


@pytest.mark.parametrize("address", FOR_PEOPLE)
def test_pages_for_people_who_are_signed_in_are_ours(with_app, address):
    _check(with_app.get(address))


def test_the_page_that_sets_up_an_app_is_ours(client_for, sam):
    _check(client_for(sam).get("/accounts/second-step/app/"))


def test_the_page_that_asks_for_a_code_is_ours(client, sam):
    ask_code(client, "sam@example.org")
    _check(client.get("/accounts/login/code/"))


def test_the_page_of_the_second_step_is_ours(client, with_app):
    ask_code(client, "sam@example.org")
    _check(client.get(type_code(client, mailed_code()).url))


def test_the_file_with_spare_codes_holds_them_and_nothing_else(with_app):
    response = with_app.get("/accounts/second-step/spare-codes/file/")
    assert response["Content-Disposition"].startswith("attachment")
    assert [len(line) for line in response.content.decode().split()] == [8] * 10


@pytest.mark.parametrize("address", [*FOR_PEOPLE, "/accounts/again/", "/accounts/again/code/"])
def test_visitors_see_none_of_the_pages_of_a_person(client, address):
    assert client.get(address).status_code == 302


@pytest.mark.parametrize(
    "gone", ["signup/", "password/reset/", "email/", "confirm-email/", "confirm-email/abc/", "3rdparty/"]
)
def test_allauths_other_pages_are_not_there(client, gone):
    assert client.get(f"/accounts/{gone}").status_code == 404


def test_a_sign_in_form_without_its_token_is_not_taken(sam):
    client = Client(enforce_csrf_checks=True)
    assert client.post("/accounts/login/", {"contact": "sam@example.org"}).status_code == 403
