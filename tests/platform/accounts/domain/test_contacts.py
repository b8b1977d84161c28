"""One way to write an address and a number, and plain words for what is neither."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from lms.platform.accounts.domain.contacts import is_mobile, masked, tidy_contact, tidy_email, tidy_phone


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("07700 900123", "+447700900123"),
        ("(0191) 498-0000", "+441914980000"),
        ("01204 12345", "+44120412345"),
        ("+44 7700 900123", "+447700900123"),
        ("+44 (0) 7700 900123", "+447700900123"),
        ("0033 6 12 34 56 78", "+33612345678"),
        ("+353 85 123 4567", "+353851234567"),
        ("07700\u2011900\u2013123", "+447700900123"),
    ],
)
def test_a_number_has_one_way_to_be_written(typed, tidied):
    assert tidy_phone(typed) == tidied


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("0770090012", "This has 10 digits. A UK mobile has 11, like 07700 900123."),
        ("077009001234", "This has 12 digits. A UK mobile has 11, like 07700 900123."),
        ("7", "This has 1 digit. A UK mobile has 11, like 07700 900123."),
        ("+44 77009001", "This has 9 digits."),
        ("+1 234", "This has 4 digits."),
        ("+1234567890123456", "This has 16 digits."),
        ("", "A phone number has digits only, like 07700 900123."),
        ("07700 90012x", "A phone number has digits only"),
        ("1234567890", "This has 10 digits."),
    ],
)
def test_what_is_no_number_is_answered_with_what_is_needed(typed, sentence):
    with pytest.raises(ValidationError) as refused:
        tidy_phone(typed)
    assert refused.value.messages[0].startswith(sentence)


@pytest.mark.parametrize("typed", ["", "@", "sam", "sam@", "sam@example", "sam@@example.org", "sam @example.org"])
def test_what_is_no_email_is_answered_with_an_example(typed):
    with pytest.raises(ValidationError, match=r"It needs an @, like name@example\.org"):
        tidy_email(typed)


def test_a_contact_is_one_or_the_other():
    assert [tidy_contact("Sam@example.org"), tidy_contact("07700 900123")] == [
        ("sam@example.org", None),
        (None, "+447700900123"),
    ]


def test_words_are_answered_with_both_examples():
    with pytest.raises(ValidationError, match="Type an email address"):
        tidy_contact("ring me at home")


@pytest.mark.parametrize(
    ("phone", "mobile"),
    [
        ("+447700900123", True),
        ("+447400900123", True),
        ("+447624900123", True),
        ("+447640900123", False),
        ("+447010900123", False),
        ("+441914980000", False),
    ],
)
def test_only_a_mobile_takes_a_text(phone, mobile):
    assert is_mobile(phone) is mobile


@pytest.mark.parametrize(
    ("contact", "shown"), [("sam@example.org", "s…@example.org"), ("+447700900123", "…123"), ("@x.org", "…@x.org")]
)
def test_a_contact_is_shown_only_so_far_that_its_owner_knows_it(contact, shown):
    assert masked(contact) == shown


def _tidied(typed: str) -> tuple[str | None, str | None] | str:
    """What became of it, or the sentence."""
    try:
        return tidy_contact(typed)
    except ValidationError as refused:
        return refused.messages[0]


@given(st.text(max_size=40))
def test_whatever_is_typed_is_tidied_for_good_or_refused_in_words(typed):
    tidied = _tidied(typed)
    assert tidied[0].isupper() if isinstance(tidied, str) else tidy_contact(tidied[0] or tidied[1]) == tidied
