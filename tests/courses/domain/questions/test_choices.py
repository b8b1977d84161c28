import pytest

from courses.domain.questions.registry import question_type

YES, NO = ("A", True), ("B", False)


def problems_with(kind, options):
    return question_type(kind).validate({"options": [{"text": text, "right": right} for text, right in options]})


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("single", [YES, NO]),
        ("multiple", [YES, ("C", True), NO]),
        ("true-false", [("True", True), ("False", False)]),
        ("true-false", [("False", True), ("True", False)]),
    ],
)
def test_a_whole_question_has_nothing_to_mend(kind, options):
    assert problems_with(kind, options) == []


@pytest.mark.parametrize(
    ("kind", "options", "sentences"),
    [
        ("single", [], ["Give at least two options.", "Mark exactly one option as right."]),
        ("single", [YES], ["Give at least two options."]),
        ("single", [NO, ("C", False)], ["Mark exactly one option as right."]),
        ("single", [YES, ("C", True)], ["Mark exactly one option as right."]),
        ("single", [YES, ("A", False)], ["Two options say the same."]),
        ("multiple", [YES, NO], ["Mark at least two options as right."]),
        ("multiple", [YES, ("C", True)], ["Leave at least one option that is not right."]),
        ("single", [YES, *((letter, False) for letter in "bcdefghi")], ["Give at most eight options."]),
        ("true-false", [("Yes", True), ("No", False)], ["The options are True and False."]),
    ],
)
def test_what_is_wrong_with_a_question_is_said(kind, options, sentences):
    assert problems_with(kind, options) == sentences
