"""Which characters are kept: whatever comes in, what goes out can be stored, put in XML and drawn."""

import unicodedata
from xml.sax.saxutils import escape

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from lms.platform.characters import tidy, tidy_line

ANYTHING = st.text(alphabet=st.characters())


@given(ANYTHING)
def test_what_is_kept_can_be_stored_and_stands_in_xml(typed: str) -> None:
    kept = tidy(typed)
    kept.encode()
    assert (fromstring(f"<a>{escape(kept)}</a>").text or "") == kept


@given(ANYTHING)
def test_tidying_twice_is_tidying_once(typed: str) -> None:
    assert tidy(tidy(typed)) == tidy(typed)
    assert tidy_line(tidy_line(typed)) == tidy_line(typed)


@given(ANYTHING)
def test_a_line_holds_no_control_and_no_space_at_its_ends(typed: str) -> None:
    line = tidy_line(typed)
    assert not [letter for letter in line if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")]
    assert line == line.strip()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Sam\x1b[31m Okoro\0", "Sam[31m Okoro"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("a\tb", "a\tb"),
        ("\u202eangry\u202c", "angry"),
        ("می\u200cخواهم 👩\u200d👧", "می\u200cخواهم 👩\u200d👧"),
        ("Zoë Łukasz 李雷 O’Neill", "Zoë Łukasz 李雷 O’Neill"),
    ],
)
def test_words_stay_and_what_breaks_others_goes(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@pytest.mark.parametrize("typed", ["Sam\u200b Okoro", " Sam \n Okoro\u2060", "\u200eSam\tOkoro", "\u200dSam Okoro"])
def test_two_names_that_look_the_same_are_the_same(typed: str) -> None:
    assert tidy_line(typed) == "Sam Okoro"


def test_a_name_of_nothing_that_is_seen_is_no_name() -> None:
    assert tidy_line("\u200b\u200d \u2060\x1b") == ""
