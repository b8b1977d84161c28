"""A passkey: the easiest second step, and a way in by itself."""

import pytest
from allauth.mfa.models import Authenticator

from tests.platform.signin.codes import ask_code, mailed_code, signed_in_as, type_code
from tests.platform.signin.soft_key import SoftKey, options_on

pytestmark = pytest.mark.django_db

ADD = "/accounts/second-step/passkeys/add/"


def _add(client, key: SoftKey, name: str = "My phone"):
    asked = options_on(client.get(ADD).content.decode())["creation_options"]
    return client.post(ADD, {"name": name, "passwordless": "True", "credential": key.make(asked)})


def _sign_in(client, key: SoftKey, **more: str):
    asked = client.get("/accounts/login/passkey/", headers={"accept": "application/json"}).json()["request_options"]
    return client.post("/accounts/login/passkey/", {"credential": key.show(asked), **more})


@pytest.fixture
def key(client_for, sam) -> SoftKey:
    key = SoftKey()
    _add(client_for(sam), key)
    return key


def test_a_person_adds_a_passkey_and_gets_spare_codes(client_for, sam):
    response = _add(client_for(sam), SoftKey())
    assert response.url == "/accounts/second-step/spare-codes/"
    assert sorted(Authenticator.objects.values_list("type", flat=True)) == ["recovery_codes", "webauthn"]


def test_the_passkey_lets_in_without_a_code(client, sam, key):
    response = _sign_in(client, key, next="/learn/")
    assert (response.url, signed_in_as(client)) == ("/learn/", str(sam.pk))


def test_after_a_passkey_nobody_is_sent_to_another_site(client, key):
    assert _sign_in(client, key, next="https://evil.example/").url == "/my/"


def test_the_passkey_of_another_device_does_not_let_in(client, sam, key):
    stranger = SoftKey()
    stranger.owner = key.owner
    assert _sign_in(client, stranger).url == "/accounts/login/"
    assert signed_in_as(client) is None


def test_an_answer_given_to_another_site_does_not_let_in(client, sam, key):
    key.origin = "https://testserver.evil.example"
    _sign_in(client, key)
    assert signed_in_as(client) is None


def test_what_is_no_answer_at_all_does_not_let_in(client):
    client.get("/accounts/login/passkey/", headers={"accept": "application/json"})
    for nonsense in ("{}", "[]", "null", '{"response": 1}'):
        client.post("/accounts/login/passkey/", {"credential": nonsense})
    assert signed_in_as(client) is None


def test_a_person_with_a_passkey_shows_it_after_the_code(client, sam, key):
    ask_code(client, "sam@example.org")
    page = client.get(type_code(client, mailed_code()).url).content.decode()
    assert signed_in_as(client) is None
    client.post("/accounts/login/second-step/", {"credential": key.show(options_on(page)["request_options"])})
    assert signed_in_as(client) == str(sam.pk)


def test_a_passkey_counts_as_the_second_step_of_staff(client, client_for, maya, settings):
    settings.STAFF_SECOND_FACTOR = True
    key = SoftKey()
    _add(client_for(maya), key)
    _sign_in(client, key)
    assert client.get("/admin/").status_code == 200


def test_a_passkey_can_be_renamed_and_taken_away(client_for, sam, key):
    client, pk = client_for(sam), Authenticator.objects.get(type="webauthn").pk
    client.post(f"/accounts/second-step/passkeys/{pk}/name/", {"name": "Old phone"})
    assert "Old phone" in client.get("/accounts/second-step/passkeys/").content.decode()
    client.post(f"/accounts/second-step/passkeys/{pk}/remove/")
    assert Authenticator.objects.count() == 0


def test_nobody_takes_away_the_passkey_of_somebody_else(client_for, sam, priya, key):
    pk = Authenticator.objects.get(type="webauthn").pk
    assert client_for(priya).post(f"/accounts/second-step/passkeys/{pk}/remove/").status_code == 404
    assert Authenticator.objects.filter(user=sam, type="webauthn").exists()


def test_a_browser_that_cannot_run_scripts_is_told_another_way(client_for, sam):
    assert "A passkey needs JavaScript." in client_for(sam).get(ADD).content.decode()
