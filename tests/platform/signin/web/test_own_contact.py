"""How I sign in: one page, and a new address that counts once its code came back."""

import pytest

from lms.platform.accounts.models import User
from lms.platform.trust.models import AuditEntry
from tests.platform.signin.codes import WRONG, mailed_code, signed_in_as, texted_code, type_code

pytestmark = pytest.mark.django_db

CONTACT = "/accounts/contact/"


def test_the_page_says_how_a_person_signs_in(client_for, priya):
    page = client_for(priya).get("/accounts/").content.decode()
    assert [word in page for word in ("priya@example.org", "…201", "None. You need none.", "Off")] == [True] * 4


def test_a_person_without_email_and_phone_sees_none_yet(client_for, nell):
    assert client_for(nell).get("/accounts/").content.decode().count("None yet") == 2


def test_a_new_email_counts_once_its_code_came_back(client_for, sam):
    client = client_for(sam)
    client.post(CONTACT, {"contact": "new@example.org"})
    assert User.objects.get(pk=sam.pk).email == "sam@example.org"
    assert type_code(client, mailed_code()).url == "/accounts/"
    assert User.objects.get(pk=sam.pk).email == "new@example.org"


def test_a_new_phone_is_confirmed_by_its_code(client_for, sam):
    client = client_for(sam)
    client.post(CONTACT, {"contact": "07700 900333"})
    type_code(client, texted_code())
    person = User.objects.get(pk=sam.pk)
    assert (person.phone, person.phone_verified_at is not None) == ("+447700900333", True)


def test_a_wrong_code_changes_nothing(client_for, sam):
    client = client_for(sam)
    client.post(CONTACT, {"contact": "new@example.org"})
    type_code(client, WRONG)
    assert User.objects.get(pk=sam.pk).email == "sam@example.org"


def test_a_new_code_goes_to_the_new_address(client_for, sam, mailoutbox):
    client = client_for(sam)
    client.post(CONTACT, {"contact": "new@example.org"})
    client.post("/accounts/login/code/", {"action": "another"})
    assert [letter.to for letter in mailoutbox] == [["new@example.org"]] * 2


def test_nobody_learns_whether_a_new_address_has_an_account(client_for, sam, priya):
    replies = [client_for(sam).post(CONTACT, {"contact": email}) for email in ("priya@example.org", "nob@example.org")]
    assert [(reply.status_code, reply.url) for reply in replies] == [(302, "/accounts/login/code/")] * 2


def test_only_who_has_both_learns_that_an_address_is_taken(client_for, sam, priya):
    client = client_for(sam)
    client.post(CONTACT, {"contact": "priya@example.org"})
    page = client.get(type_code(client, mailed_code()).url).content.decode()
    assert "Somebody else already uses this email address." in page
    assert User.objects.get(pk=sam.pk).email == "sam@example.org"


def test_what_is_no_address_is_said_beside_the_box(client_for, sam):
    page = client_for(sam).post(CONTACT, {"contact": "me at home"}).content.decode()
    assert "Type an email address, like name@example.org, or a mobile number, like 07700 900123." in page
    assert 'value="me at home"' in page


def test_too_many_codes_are_said_beside_the_box(client_for, sam):
    client = client_for(sam)
    pages = [client.post(CONTACT, {"contact": "new@example.org"}) for _ in range(6)]
    assert "We have sent several codes." in pages[-1].content.decode()


def test_a_change_is_written_down_by_name_of_field_alone(client_for, sam):
    client = client_for(sam)
    client.post(CONTACT, {"contact": "new@example.org"})
    type_code(client, mailed_code())
    entry = AuditEntry.objects.get(action="accounts.contact_updated")
    assert (entry.actor, entry.fields, entry.ids) == (sam.uuid, ["email"], {})


def test_changing_a_contact_keeps_the_person_signed_in(client_for, sam):
    client = client_for(sam)
    client.post(CONTACT, {"contact": "new@example.org"})
    type_code(client, mailed_code())
    assert signed_in_as(client) == str(sam.pk)


def test_visitors_are_asked_to_sign_in_first(client):
    assert client.get(CONTACT).url.startswith("/accounts/login/?next=")
