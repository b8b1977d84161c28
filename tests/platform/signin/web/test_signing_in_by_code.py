"""The way in for nearly everybody: an e-mail address or a phone, and a code."""

import pytest
from django.core import mail

from tests.platform.signin.codes import WRONG, KeptTexts, ask_code, mailed_code, signed_in_as, texted_code, type_code

pytestmark = pytest.mark.django_db


def test_the_code_from_the_email_lets_a_person_in(client, sam):
    ask_code(client, "sam@example.org")
    response = type_code(client, mailed_code())
    assert (response.status_code, response.url) == (302, "/my/")
    assert signed_in_as(client) == str(sam.pk)


def test_the_code_from_the_text_lets_a_person_in_and_confirms_the_phone(client, priya):
    ask_code(client, "07700 900201")
    type_code(client, texted_code())
    priya.refresh_from_db()
    assert signed_in_as(client) == str(priya.pk)
    assert priya.phone_verified_at is not None


def test_staff_who_said_nothing_come_to_their_work(client, maya):
    ask_code(client, "maya@example.org")
    assert type_code(client, mailed_code()).url == "/admin/"
    assert client.get("/accounts/login/").url == "/admin/"


def test_a_code_pasted_with_spaces_and_dashes_is_the_same_code(client, sam):
    ask_code(client, " SAM@example.org ")
    code = mailed_code()
    type_code(client, f" {code[:3]}-{code[3:]} ")
    assert signed_in_as(client) == str(sam.pk)


def test_after_the_code_comes_the_page_that_was_wanted(client, sam):
    ask_code(client, "sam@example.org", next="/learn/")
    assert type_code(client, mailed_code()).url == "/learn/"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_site_afterwards(client, sam, elsewhere):
    ask_code(client, "sam@example.org", next=elsewhere)
    assert type_code(client, mailed_code()).url == "/my/"


@pytest.mark.parametrize("broken", ["/my/\r\nx", "/" + "a" * 500], ids=["a line's end", "longer than we keep"])
def test_an_address_that_no_page_of_ours_has_is_left_out(client, sam, broken):
    ask_code(client, "sam@example.org", next=broken)
    assert type_code(client, mailed_code()).url == "/my/"


def test_a_wrong_code_says_how_many_tries_are_left_and_keeps_what_was_typed(client, sam):
    ask_code(client, "sam@example.org")
    page = type_code(client, "111 222").content.decode()
    assert "This is not the code that we sent last. You have 2 more tries." in page
    assert 'value="111 222"' in page


def test_after_three_wrong_tries_not_even_the_right_code_counts(client, sam):
    ask_code(client, "sam@example.org")
    pages = [type_code(client, WRONG).content.decode() for _ in range(3)]
    assert "You need a new code" in pages[-1]
    type_code(client, mailed_code())
    assert signed_in_as(client) is None


def test_a_new_code_after_three_wrong_tries_lets_the_person_in(client, sam):
    ask_code(client, "sam@example.org")
    for _ in range(3):
        type_code(client, WRONG)
    client.post("/accounts/login/code/", {"action": "another"})
    type_code(client, mailed_code())
    assert signed_in_as(client) == str(sam.pk)


def test_an_old_code_is_answered_with_a_button_for_a_new_one(client, sam, at):
    with at("2026-11-22 10:00"):
        ask_code(client, "sam@example.org")
    with at("2026-11-22 10:15:01"):
        page = type_code(client, mailed_code()).content.decode()
    assert "A code works for 15 minutes. This one is older." in page
    assert signed_in_as(client) is None


def test_a_code_works_until_its_last_minute(client, sam, at):
    with at("2026-11-22 10:00"):
        ask_code(client, "sam@example.org")
    with at("2026-11-22 10:14:50"):
        type_code(client, mailed_code())
        assert signed_in_as(client) == str(sam.pk)


def test_asking_for_another_code_ends_the_one_before(client, sam):
    ask_code(client, "sam@example.org")
    first = mailed_code()
    client.post("/accounts/login/code/", {"action": "another"})
    if first != mailed_code():
        type_code(client, first)
    assert signed_in_as(client) is None


def test_a_code_works_only_in_the_browser_that_asked_for_it(client, client_for, sam):
    ask_code(client, "sam@example.org")
    other = type(client)()
    assert type_code(other, mailed_code()).url == "/accounts/login/"
    assert signed_in_as(other) is None


def test_a_code_lets_in_only_once(client, sam):
    ask_code(client, "sam@example.org")
    waiting = client.session["signin_code"]
    type_code(client, mailed_code())
    client.post("/accounts/logout/")
    session = client.session
    session["signin_code"] = waiting
    session.save()
    type_code(client, mailed_code())
    assert signed_in_as(client) is None


def test_an_empty_box_uses_up_no_try(client, sam):
    ask_code(client, "sam@example.org")
    for _ in range(4):
        page = type_code(client, "").content.decode()
    assert "Type the six numbers that we sent you." in page
    type_code(client, mailed_code())
    assert signed_in_as(client) == str(sam.pk)


def test_the_page_shows_the_contact_only_in_part(client, sam):
    ask_code(client, "sam@example.org")
    page = client.get("/accounts/login/code/").content.decode()
    assert "s…@example.org" in page
    assert "sam@example.org" not in page


def test_the_box_for_the_code_invites_the_phone_to_fill_it_in(client, sam):
    ask_code(client, "sam@example.org")
    page = client.get("/accounts/login/code/").content.decode()
    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page


def test_without_asking_first_there_is_no_page_for_a_code(client):
    assert client.get("/accounts/login/code/").url == "/accounts/login/"


def test_the_session_gets_a_new_key_when_somebody_signs_in(client, sam):
    ask_code(client, "sam@example.org")
    before = client.session.session_key
    type_code(client, mailed_code())
    assert client.session.session_key != before
    assert client.cookies["sessionid"]["httponly"]


def test_a_key_that_somebody_else_planted_is_not_taken_over(client, sam):
    client.cookies["sessionid"] = "planted0planted0planted0planted0"
    ask_code(client, "sam@example.org")
    type_code(client, mailed_code())
    assert client.session.session_key != "planted0planted0planted0planted0"


def test_a_closed_account_hears_that_it_is_closed_only_after_the_right_code(client, sam):
    sam.is_active = False
    sam.save()
    ask_code(client, "sam@example.org")
    response = type_code(client, mailed_code())
    assert response.url == "/accounts/closed/"
    assert "This account is closed" in client.get(response.url).content.decode()
    assert signed_in_as(client) is None


def test_whoever_is_signed_in_goes_on_from_the_sign_in_page(client_for, sam):
    assert client_for(sam).get("/accounts/login/?next=/learn/").url == "/learn/"
    assert client_for(sam).get("/accounts/login/").url == "/my/"


def test_the_letter_with_the_code_names_no_scheme_and_holds_no_link(client, sam, settings):
    ask_code(client, "sam@example.org")
    letter = mail.outbox[-1]
    words = f"{letter.subject} {letter.body} {letter.from_email}".lower()
    assert [
        word for word in (settings.SCHEME_NAME.lower(), "http", "volunteer", "mentor", "apply") if word in words
    ] == []


def test_a_text_with_a_code_fits_in_one_message(client, priya):
    ask_code(client, "07700900201")
    assert KeptTexts.sent[-1][0] == "+447700900201"
    assert len(KeptTexts.sent[-1][1]) <= 160
