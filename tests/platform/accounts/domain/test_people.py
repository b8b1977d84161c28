"""Making people, finding them and keeping how to reach them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from lms.platform.accounts.domain import people
from lms.platform.accounts.domain.people import (
    confirm_phone,
    create_person,
    find_by_email,
    find_by_phone,
    update_contact,
)
from lms.platform.accounts.domain.roles import SecondPersonNeeded
from lms.platform.accounts.models import ContactPreference, User
from lms.platform.trust.models import AuditEntry

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.mark.parametrize(
    "contact",
    [{}, {"email": "nia@example.org"}, {"phone": "07700 900555"}, {"email": "n@example.org", "phone": "07700900555"}],
)
def test_a_person_may_have_an_email_a_phone_both_or_neither(maya, contact):
    person = create_person(full_name=" Nia Bell ", by=maya, **contact)
    assert (person.full_name, person.email, bool(person.phone)) == (
        "Nia Bell",
        contact.get("email"),
        "phone" in contact,
    )


def test_two_people_may_have_neither(maya):
    people = [create_person(full_name=name, by=maya) for name in ("Nia Bell", "Ola Bell")]
    assert [person.email for person in people] == [None, None]


def test_a_new_person_has_no_password(maya):
    assert create_person(full_name="Nia Bell", by=maya).has_usable_password() is False


def test_who_made_a_person_is_written_down(maya):
    person = create_person(full_name="Nia Bell", by=maya)
    entry = AuditEntry.objects.get(action="accounts.person_created", target_uuid=person.uuid)
    assert entry.actor == maya.uuid


@pytest.mark.parametrize("email", ["SAM@example.org", " sam@Example.org "])
def test_an_email_that_is_taken_is_refused_however_it_is_typed(sam, maya, email):
    with pytest.raises(ValidationError, match="Somebody else already uses this email address"):
        create_person(full_name="Nia Bell", email=email, by=maya)


def test_a_phone_that_is_taken_is_refused_however_it_is_typed(priya, maya):
    with pytest.raises(ValidationError, match="Somebody else already uses this phone number"):
        create_person(full_name="Nia Bell", phone="+44 7700 900201", by=maya)


TAKEN_A_MOMENT_AGO = [
    ("email", "priya@example.org", "Somebody else already uses this email address"),
    ("phone", "07700 900201", "Somebody else already uses this phone number"),
]


@pytest.mark.parametrize(("kind", "contact", "sentence"), TAKEN_A_MOMENT_AGO)
def test_a_contact_that_was_taken_since_we_looked_is_refused_in_the_same_words(
    priya, sam, maya, monkeypatch, kind, contact, sentence
):
    """As on PostgreSQL, where another request may commit between our look and our writing."""
    for act in (
        lambda: create_person(full_name="Nia Bell", by=maya, **{kind: contact}),
        lambda: update_contact(sam, by=sam, **{kind: contact}),
    ):
        name = f"_refuse_{kind}_of_another"
        look = getattr(people, name)
        blind = iter([None])
        monkeypatch.setattr(people, name, lambda *args, look=look, blind=blind: next(blind, ...) and look(*args))
        with pytest.raises(people.ContactTaken, match=sentence):
            act()
    sam.refresh_from_db()
    assert (sam.email, sam.phone) == ("sam@example.org", None)


def test_what_the_database_refuses_for_another_reason_is_not_called_a_taken_contact(sam):
    sam.is_superuser = True
    with pytest.raises(IntegrityError, match="accounts_nobody_is_a_superuser"):
        update_contact(sam, by=sam, email="sam.new@example.org")


@pytest.mark.parametrize(
    "typed", ["07700900201", "07700 900 201", "+447700900201", "0044 7700 900201", "+44 (0)7700-900201"]
)
def test_a_person_is_found_by_phone_however_it_is_typed(priya, typed):
    assert find_by_phone(typed) == priya


@pytest.mark.parametrize("typed", ["priya@example.org", "PRIYA@EXAMPLE.ORG", " priya@example.org"])
def test_a_person_is_found_by_email_however_it_is_typed(priya, typed):
    assert find_by_email(typed) == priya


@pytest.mark.parametrize("typed", ["", "nobody", "12", "nob@example.org", "07700 900999"])
def test_nobody_is_found_by_what_is_nobodys(priya, typed):
    assert (find_by_email(typed), find_by_phone(typed)) == (None, None)


def test_a_phone_stands_sealed_in_the_database(priya):
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone, phone_index FROM accounts_user")
        assert "900201" not in str(cursor.fetchall())
    assert User.objects.get(pk=priya.pk).phone == "+447700900201"


def test_names_and_contact_rules_are_changed_in_one_call(sam):
    update_contact(sam, by=sam, preferred_name="Sammy", channel="text", safe_times="mornings only", voicemail_ok=True)
    sam.refresh_from_db()
    kept = ContactPreference.objects.get(user=sam)
    assert (sam.called, kept.channel, kept.safe_times, kept.voicemail_ok) == ("Sammy", "text", "mornings only", True)


def test_a_change_is_written_down_by_the_names_of_its_fields(sam, maya):
    update_contact(sam, by=maya, pronouns="they", notes="zinnia")
    entry = AuditEntry.objects.get(action="accounts.contact_updated")
    assert (entry.fields, entry.ids) == (["notes", "pronouns"], {})


def test_a_field_that_nobody_may_change_this_way_is_refused(sam):
    with pytest.raises(TypeError, match="knows no is_active, password"):
        update_contact(sam, by=sam, password="x", is_active=False)


def test_an_email_and_a_phone_can_be_taken_away(priya):
    update_contact(priya, by=priya, email=None, phone="")
    priya.refresh_from_db()
    assert (priya.email, priya.phone, priya.phone_index) == (None, None, None)


def test_keeping_ones_own_number_keeps_it_confirmed(priya):
    confirm_phone(priya, by=priya)
    update_contact(priya, by=priya, phone="07700 900201", email="priya@example.org")
    assert priya.phone_verified_at is not None


def test_staff_change_the_number_of_an_applicant_alone(priya, maya):
    update_contact(priya, by=maya, phone="07700 900888")
    assert find_by_phone("07700 900888") == priya


@pytest.mark.parametrize("second", [None, "alex", "helen"])
def test_the_keys_of_somebody_who_reads_sensitive_things_need_a_second_person(helen, alex, second, request):
    agreed = request.getfixturevalue(second) if second else None
    with pytest.raises(SecondPersonNeeded, match="A second person has to agree"):
        update_contact(helen, by=alex, approved_by=agreed, email="new@example.org")


def test_with_a_second_person_such_keys_are_changed(helen, alex, mags):
    update_contact(helen, by=alex, approved_by=mags, email="new@example.org")
    assert find_by_email("new@example.org") == helen


def test_the_name_of_somebody_who_reads_sensitive_things_needs_no_second_person(helen, alex):
    update_contact(helen, by=alex, full_name="Helen Moor")
    assert helen.full_name == "Helen Moor"


def test_they_change_their_own_keys_themselves(helen):
    update_contact(helen, by=helen, email="new@example.org")
    assert find_by_email("new@example.org") == helen


@pytest.mark.parametrize(
    ("names", "called"),
    [
        ({"full_name": "Nia Bell", "preferred_name": "Nee"}, "Nee"),
        ({"full_name": "Nia Bell"}, "Nia Bell"),
        ({}, "friend"),
    ],
)
def test_a_person_is_called_as_they_like_it(names, called):
    person = User(**names)
    assert (person.called, person.get_short_name(), str(person)) == (called, called, called)


def test_staff_screens_show_the_full_name_where_there_is_one():
    assert [User(full_name="Nia Bell", preferred_name="Nee").get_full_name(), User().get_full_name()] == [
        "Nia Bell",
        "friend",
    ]


def test_django_finds_a_person_by_email_however_it_is_typed(sam):
    assert User.objects.get_by_natural_key("Sam@Example.org") == sam
