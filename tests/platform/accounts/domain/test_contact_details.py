"""The number or address behind the safe way, and no other."""

import pytest

from lms.platform.accounts.domain.contact_details import contact_details_of
from lms.platform.accounts.domain.people import create_person, update_contact
from lms.platform.accounts.models import User
from tests import cast

pytestmark = pytest.mark.django_db
PHONE, EMAIL = ("07700 900 201", "tel:+447700900201"), ("priya@example.org", "mailto:priya@example.org")
TEXT, LETTER = ("07700 900 201", "sms:+447700900201"), ("1 Mill Lane, Eastmoor", "")


def ways(person: User) -> list[tuple[str, str]]:
    return [(way.words, way.href) for way in contact_details_of(User.objects.get(pk=person.pk)).ways]


@pytest.mark.parametrize(("channel", "way"), [("call", PHONE), ("text", TEXT), ("email", EMAIL), ("post", LETTER)])
def test_only_the_way_that_they_chose_is_shown(channel, way, priya):
    cast.safe_contact(priya, channel=channel, address={"lines": ["1 Mill Lane", "Eastmoor"]})

    assert (ways(priya), contact_details_of(priya).lacks) == ([way], "")


@pytest.mark.parametrize("channel", ["", "in_person"])
def test_whoever_has_to_be_asked_first_is_shown_with_every_way_there_is(channel, priya):
    cast.safe_contact(priya, channel=channel)

    assert (ways(priya), contact_details_of(priya).lacks) == ([PHONE, EMAIL], "")


@pytest.mark.parametrize(
    ("channel", "lacks"),
    [
        ("call", "We have no phone number. We only have:"),
        ("text", "We have no phone number. We only have:"),
        ("post", "We have no postal address. We only have:"),
    ],
)
def test_a_way_that_is_not_there_is_said_and_what_there_is_stands_beside_it(channel, lacks, sam):
    cast.safe_contact(sam, channel=channel)

    assert (ways(sam), contact_details_of(sam).lacks) == ([("sam@example.org", "mailto:sam@example.org")], lacks)


def test_somebody_who_chose_an_email_and_has_only_a_phone_is_said_so():
    person = create_person(full_name="Ray Pell", phone="0191 498 0123", by=None)
    cast.safe_contact(person, channel="email")

    assert contact_details_of(person).lacks == "We have no email address. We only have:"
    assert ways(person) == [("0191 498 0123", "tel:+441914980123")]


@pytest.mark.parametrize("channel", ["", "call"])
def test_somebody_with_neither_is_said_so_too(channel, nell):
    update_contact(nell, by=nell, channel=channel)

    assert (ways(nell), contact_details_of(nell).lacks) == ([], "We have no number and no address yet.")


def test_a_number_of_another_country_stays_as_it_was_typed():
    person = create_person(full_name="Ana Silva", phone="+351 912 345 678", by=None)

    assert ways(person) == [("+351912345678", "tel:+351912345678")]


def test_what_to_call_them_comes_with_it(sam):
    cast.safe_contact(sam, pronouns="they and them", alias="Robin")

    assert (contact_details_of(sam).pronouns, contact_details_of(sam).alias) == ("they and them", "Robin")


def test_an_address_with_an_odd_letter_is_still_one_address():
    person = create_person(full_name="Odd Letters", email="a+b?c@example.org", by=None)

    assert ways(person) == [("a+b?c@example.org", "mailto:a%2Bb%3Fc@example.org")]
