"""A number or address to be reached at: kept, followed by letters, and no way in until a code came back from it."""

import pytest
from django.core.exceptions import ValidationError

from lms.platform.accounts.domain.contact_details import contact_details_of
from lms.platform.accounts.domain.contacts import readable
from lms.platform.accounts.domain.people import SecondPersonNeeded, find_by_email, find_by_phone, update_contact
from lms.platform.accounts.domain.preferences import contact_rules, email_of, phone_of, preference_of
from lms.platform.accounts.models import User
from lms.platform.signin.domain import codes
from lms.platform.trust.models import AuditEntry
from tests.cast import helen, maya, safe_contact

pytestmark = pytest.mark.django_db
TYPO = "07700 900 452"


def test_a_number_to_be_reached_on_is_kept_tidy_and_the_account_has_none(sam: User) -> None:
    safe_contact(sam, contact_phone=TYPO)
    sam.refresh_from_db()
    assert (sam.phone, preference_of(sam).contact_phone) == (None, "+447700900452")


def test_a_stranger_who_holds_a_mistyped_number_does_not_get_in_by_it(sam: User) -> None:
    safe_contact(sam, contact_phone=TYPO)
    row = codes.request_code("+447700900452", codes.Purpose.SIGN_IN).row
    assert (find_by_phone(TYPO), codes.person_behind(row)) == (None, None)


def test_a_stranger_who_begins_with_that_number_is_somebody_new(sam: User) -> None:
    safe_contact(sam, contact_phone=TYPO)
    stranger = codes.person_behind(codes.request_code("+447700900452", codes.Purpose.BEGIN).row)
    assert stranger is not None
    assert stranger.pk != sam.pk


def test_an_address_to_be_written_to_opens_no_door_either(sam: User) -> None:
    safe_contact(sam, contact_email="Sam.Elsewhere@example.org")
    assert preference_of(sam).contact_email == "sam.elsewhere@example.org"
    assert find_by_email("sam.elsewhere@example.org") is None


def test_a_number_of_somebody_else_may_be_given_and_says_nothing_about_them(sam: User, priya: User) -> None:
    safe_contact(sam, contact_phone=priya.phone)
    assert find_by_phone(priya.phone) == priya


def test_the_contact_of_the_account_is_not_kept_twice_so_that_a_new_one_is_followed(priya: User) -> None:
    safe_contact(priya, contact_phone="07700 900201", contact_email="PRIYA@example.org")
    assert (preference_of(priya).contact_phone, preference_of(priya).contact_email) == (None, None)
    update_contact(priya, by=priya, phone="07700 900 777")
    assert phone_of(priya, preference_of(priya)) == "+447700900777"


def test_what_was_given_can_be_taken_away(sam: User) -> None:
    safe_contact(sam, contact_phone=TYPO, contact_email="else@example.org")
    safe_contact(sam, contact_phone="", contact_email=None)
    wishes = preference_of(sam)
    assert (phone_of(sam, wishes), email_of(sam, wishes)) == ("", "sam@example.org")


@pytest.mark.parametrize("given", [{"contact_phone": "12"}, {"contact_email": "not one"}])
def test_what_is_no_number_or_address_is_refused_in_words(sam: User, given: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        safe_contact(sam, **given)
    assert not hasattr(User.objects.get(pk=sam.pk), "contact_preference")


def test_where_a_reader_of_sensitive_things_gets_alerts_is_not_changed_by_one_person_alone() -> None:
    with pytest.raises(SecondPersonNeeded):
        update_contact(helen(), by=maya(), contact_email="else@example.org")


def test_the_record_names_the_field_and_never_the_number(sam: User) -> None:
    safe_contact(sam, contact_phone=TYPO)
    entry = AuditEntry.objects.filter(action="accounts.contact_updated").latest("pk")
    assert (entry.fields, entry.ids) == (["contact_phone"], {})


@pytest.mark.parametrize(
    ("wishes", "way"),
    [
        ({"channel": "text", "contact_phone": TYPO}, "07700 900 452"),
        ({"channel": "email"}, "sam@example.org"),
        ({"channel": "email", "contact_email": "else@example.org"}, "else@example.org"),
    ],
)
def test_whoever_gets_in_touch_reads_the_one_contact_of_the_way_that_was_chosen(
    sam: User, wishes: dict[str, str], way: str
) -> None:
    safe_contact(sam, **wishes)
    assert [one.words for one in contact_details_of(sam).ways] == [way]


def test_the_rules_that_every_colleague_reads_hold_no_number_and_no_address(sam: User) -> None:
    safe_contact(sam, channel="text", contact_phone=TYPO, contact_email="else@example.org")
    assert [rule for rule in contact_rules(sam) if "07700" in rule or "@" in rule] == []


@pytest.mark.parametrize(
    ("phone", "said"),
    [
        ("+447700900452", "07700 900 452"),
        ("+441914980000", "0191 498 0000"),
        ("+442079460000", "020 7946 0000"),
        ("+441388123456", "01388 123456"),
        ("+15551234567", "+15551234567"),
        ("", ""),
    ],
)
def test_a_number_is_shown_as_people_say_it(phone: str, said: str) -> None:
    assert readable(phone) == said
