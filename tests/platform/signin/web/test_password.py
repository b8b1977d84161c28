"""A password is a choice, never a need."""

import pytest

from tests.platform.signin.codes import signed_in_as

pytestmark = pytest.mark.django_db

GOOD = "three quiet otters"


@pytest.fixture
def sam_with_password(sam):
    sam.set_password(GOOD)
    sam.save()
    return sam


def _try(client, login: str, password: str = GOOD, **more: str):
    return client.post("/accounts/login/password/", {"login": login, "password": password, **more})


def test_a_password_lets_in_by_email(client, sam_with_password):
    response = _try(client, "Sam@example.org", next="/learn/")
    assert (response.url, signed_in_as(client)) == ("/learn/", str(sam_with_password.pk))


def test_a_password_lets_in_by_phone_however_it_is_spaced(client, priya):
    priya.set_password(GOOD)
    priya.save()
    _try(client, "07700 900 201")
    assert signed_in_as(client) == str(priya.pk)


def test_a_wrong_password_keeps_the_address_and_offers_a_code(client, sam_with_password):
    page = _try(client, "sam@example.org", "not it at all").content.decode()
    assert 'value="sam@example.org"' in page
    assert "ask for a code instead" in page


def test_what_is_no_address_is_said_beside_the_box(client):
    assert "It needs an @" in _try(client, "sam@example").content.decode()


def test_a_person_without_a_password_cannot_be_guessed(client, sam):
    _try(client, "sam@example.org", "")
    _try(client, "sam@example.org", "!")
    assert signed_in_as(client) is None


def test_many_wrong_passwords_make_a_wait_but_a_code_still_works(client, sam_with_password):
    pages = [_try(client, "sam@example.org", f"guess number {turn}").content.decode() for turn in range(11)]
    assert "That was many tries. Wait 10 minutes" in pages[-1]
    assert client.post("/accounts/login/", {"contact": "sam@example.org"}).status_code == 302


def test_somebody_signed_in_can_choose_a_password(client_for, sam):
    client = client_for(sam)
    client.post("/accounts/password/set/", {"password1": GOOD, "password2": GOOD})
    sam.refresh_from_db()
    assert sam.check_password(GOOD)
    assert client.get("/accounts/").status_code == 200


def test_a_short_password_is_answered_with_what_is_needed(client_for, sam):
    page = client_for(sam).post("/accounts/password/set/", {"password1": "short", "password2": "short"})
    assert "at least 10 characters" in page.content.decode()


def test_changing_a_password_needs_the_one_of_today(client_for, sam_with_password):
    changed = {"oldpassword": "not it", "password1": "four quiet otters", "password2": "four quiet otters"}
    page = client_for(sam_with_password).post("/accounts/password/change/", changed).content.decode()
    assert "This is not your password of today." in page


def test_a_password_is_never_shown_again_on_the_page(client_for, sam_with_password):
    changed = {"oldpassword": "peekaboo word", "password1": "one word here", "password2": "another word"}
    page = client_for(sam_with_password).post("/accounts/password/change/", changed).content.decode()
    assert "peekaboo word" not in page


def test_changing_a_password_ends_the_other_sessions(client_for, sam_with_password):
    here, elsewhere = client_for(sam_with_password), client_for(sam_with_password)
    changed = {"oldpassword": GOOD, "password1": "four quiet otters", "password2": "four quiet otters"}
    here.post("/accounts/password/change/", changed)
    assert (here.get("/accounts/").status_code, elsewhere.get("/accounts/").status_code) == (200, 302)
