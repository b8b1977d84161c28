import datetime

import pytest

from courses.domain.catalogue.schema import (
    REQUIRED,
    apply,
    boolean,
    check,
    day,
    list_of,
    mapping_of,
    needed,
    number,
    one_of,
    published,
    slug,
    words,
)

SCHEMA = {"key": (slug, REQUIRED), "count": (number(1, 9), 3)}


def refused(turn, value):
    with pytest.raises(ValueError, match=r"must|has") as refusal:
        check(turn, value)
    return str(refusal.value)


def test_what_is_left_out_is_filled_in():
    assert apply(SCHEMA, {"key": "grow"}) == ({"key": "grow", "count": 3}, [])


def test_what_is_missing_is_said():
    assert apply(SCHEMA, {}) == ({"key": None, "count": 3}, ["“key” is missing"])


def test_a_name_that_is_not_known_is_said():
    assert apply(SCHEMA, {"key": "grow", "kye": 1})[1] == ["“kye” is not known here"]


def test_a_value_that_does_not_fit_is_said_and_the_usual_one_taken():
    assert apply(SCHEMA, {"key": "grow", "count": 99}) == (
        {"key": "grow", "count": 3},
        ["“count” must be a whole number from 1 to 9"],
    )


def test_a_required_value_that_does_not_fit_is_nothing():
    assert apply(SCHEMA, {"key": "Grow!"})[0]["key"] is None


def test_words_lose_the_space_around_them():
    assert check(words(10), " a ") == "a"


@pytest.mark.parametrize("value", [True, 7, None, ["a"], datetime.date(2026, 1, 1)])
def test_words_that_yaml_reads_as_something_else_need_quotes(value):
    assert refused(words(10), value) == "must be words; put it in quotes"


def test_words_that_are_too_long_are_counted():
    assert refused(words(3), "four") == "has 4 characters; 3 is the most"


def test_empty_words_are_refused_where_some_are_needed():
    assert refused(needed(words(10)), " ") == "must not be empty"


@pytest.mark.parametrize("value", ["Grow", "grow_model", "-grow", "grow-", "a--b", "", None, 3, "a" * 61, "gr ow"])
def test_a_slug_is_small_letters_digits_and_hyphens(value):
    assert refused(slug, value) == "must be small letters, digits and hyphens"


@pytest.mark.parametrize("value", ["grow", "level-1", "a"])
def test_a_good_slug_is_taken_as_it_is(value):
    assert check(slug, value) == value


@pytest.mark.parametrize("value", [1, 0, "true", None])
def test_only_true_and_false_are_true_or_false(value):
    assert refused(boolean, value) == "must be true or false"


@pytest.mark.parametrize("value", [0, 10, True, "5", 1.5, None])
def test_a_number_outside_its_range_is_refused(value):
    assert refused(number(1, 9), value) == "must be a whole number from 1 to 9"


def test_null_is_a_number_only_where_it_may_be():
    assert check(number(1, 9, or_null=True), None) is None
    assert refused(number(1, 9, or_null=True), 0) == "must be a whole number from 1 to 9 or null"


def test_a_word_that_is_not_offered_is_refused():
    assert refused(one_of(["a", "b"]), "c") == "must be one of a, b"


def test_every_item_of_a_list_is_checked():
    assert check(list_of(slug), ["a", "b"]) == ["a", "b"]
    assert refused(list_of(slug), ["a", "B"]) == "must be small letters, digits and hyphens"
    assert refused(list_of(slug), "a") == "must be a list"


def test_everything_wrong_in_a_mapping_is_said_at_once():
    assert refused(mapping_of(SCHEMA), {"count": 0, "x": 1}) == (
        "“x” is not known here; “key” is missing; “count” must be a whole number from 1 to 9"
    )
    assert refused(mapping_of(SCHEMA), "a") == "must be lines of “name: value”"


def test_a_mapping_is_filled_in_too():
    assert check(mapping_of(SCHEMA), {"key": "a"}) == {"key": "a", "count": 3}


@pytest.mark.parametrize(
    ("value", "text"), [(1992, "1992"), ("2026-11", "2026-11"), (datetime.date(2026, 11, 22), "2026-11-22")]
)
def test_something_is_published_in_a_year_a_month_or_on_a_day(value, text):
    assert check(published, value) == text


@pytest.mark.parametrize("value", ["last year", "92", "2026-1-1", None])
def test_anything_else_is_no_date_of_publishing(value):
    assert refused(published, value) == "must be a year, a month or a day, like 2026-11-22"


@pytest.mark.parametrize("value", ["2026-11-22", 2026, datetime.datetime(2026, 1, 1, 1, 1), None])
def test_a_day_is_a_day(value):
    assert refused(day, value) == "must be a day, like 2026-11-22"


def test_a_day_is_taken_as_it_is():
    assert check(day, datetime.date(2026, 11, 22)) == datetime.date(2026, 11, 22)
