"""Codes that people read from paper, type on a phone and spell out on the telephone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.domain.codes import ALPHABET, LENGTH, CodeUnreadable, grouped, new_code, read_code


def outcome_of(typed: str) -> str:
    try:
        read_code(typed)
    except CodeUnreadable as error:
        return error.problem
    return "read"


def test_a_code_has_seven_groups_of_four() -> None:
    assert [len(group) for group in grouped(new_code()).split(" ")] == [4] * 7


def test_no_code_contains_marks_that_look_alike() -> None:
    used = {mark for _ in range(200) for mark in new_code()}
    assert used - set(ALPHABET) == set()


def test_a_thousand_codes_are_all_different() -> None:
    assert len({new_code() for _ in range(1000)}) == 1000


@pytest.mark.parametrize("between", [" ", "-", "  ", " - ", ".", "–", "\u00a0", ""])
def test_a_code_is_read_whatever_stands_between_its_groups(between: str) -> None:
    code = new_code()
    assert read_code(grouped(code, between)) == code


def test_a_code_is_read_in_small_letters_and_with_space_around_it() -> None:
    code = new_code()
    assert read_code(f"  {grouped(code).lower()}\n") == code


def test_letters_that_look_like_figures_are_taken_for_them() -> None:
    code = next(code for code in iter(new_code, "") if {"0", "1", "V"} <= set(code))
    assert read_code(code.replace("0", "o").replace("1", "l").replace("V", "u")) == code
    assert read_code(code.replace("1", "I")) == code


def test_every_single_wrong_mark_in_a_code_is_noticed() -> None:
    code = read_code("M4QK 7RTD W2XH 9PBE 3KDA 8HRM 5S6V")
    typed = [code[:at] + mark + code[at + 1 :] for at in range(LENGTH) for mark in ALPHABET if mark != code[at]]
    assert {outcome_of(one) for one in typed} == {"slip"}


def test_swapped_neighbours_are_noticed() -> None:
    code = next(code for code in iter(new_code, "") if code[3] != code[4])
    with pytest.raises(CodeUnreadable) as caught:
        read_code(code[:3] + code[4] + code[3] + code[5:])
    assert caught.value.problem == "slip"


@pytest.mark.parametrize(
    ("typed", "problem", "length"),
    [
        ("", "length", 0),
        ("M4QK", "length", 4),
        ("A" * 29, "length", 29),
        ("M4QK!", "marks", 5),
        ("é" * 28, "marks", 28),
    ],
)
def test_what_cannot_be_a_code_says_what_is_odd_about_it(typed: str, problem: str, length: int) -> None:
    with pytest.raises(CodeUnreadable) as caught:
        read_code(typed)
    assert (caught.value.problem, caught.value.length) == (problem, length)


@given(st.text(max_size=60))
def test_anything_typed_is_either_read_or_refused(typed: str) -> None:
    assert outcome_of(typed) in {"read", "length", "marks", "slip"}
