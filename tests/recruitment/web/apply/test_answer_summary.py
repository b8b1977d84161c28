"""Stored answers as a person would say them, and the order in which pages follow each other."""

import pytest

from recruitment.domain.form import pages
from recruitment.models import Answer
from recruitment.web.apply.answer_summary import answer_words, in_sections
from recruitment.web.apply.rows import AFTER_ROWS, BEFORE_ROWS, first_open_page, is_row_done, page_after, pages_of
from tests.factories.recruitment import ANSWERS, LATER_ANSWERS

SPOKEN = [
    ("age", "old_enough", True, ["Yes"]),
    ("age", "old_enough", False, ["Not yet"]),
    ("age", "old_enough", None, ["Left empty"]),
    ("channel", "channel", "in_person", ["Face to face"]),
    ("channel", "channel", "retired-way", ["retired-way"]),
    ("saying-who", "may_say_who", False, ["Only say your first name"]),
    ("saying-who", "do_not_mention_scheme", True, ["Never mention the scheme"]),
    ("saying-who", "do_not_mention_scheme", False, ["Left empty"]),
    ("needs", "needs", ["access", "fares"], ["Getting in and around", "Paying the fare before I travel"]),
    ("needs", "needs", [], ["Left empty"]),
    ("why", "words", "One line\nand another", ["One line", "and another"]),
    ("date-of-birth", "date_of_birth", "1990-03-07", ["7 March 1990"]),
    ("addresses", "addresses", [{"from": "2020", "to": "", "address": "1 Mill Lane"}], ["2020, 1 Mill Lane"]),
]


def answered(*tasks: str, complete: bool = True) -> dict[str, Answer]:
    return {task: Answer(task=task, complete=complete, data={}) for task in tasks}


@pytest.mark.parametrize(("task", "name", "value", "lines"), SPOKEN)
def test_an_answer_is_said_as_a_person_would(task, name, value, lines) -> None:
    assert answer_words(pages.TASKS[task], {name: value}) == lines


@pytest.mark.parametrize("task", pages.TASKS)
def test_a_page_without_an_answer_was_left_empty(task) -> None:
    assert answer_words(pages.TASKS[task], {}) == ["Left empty"]


@pytest.mark.parametrize("task", ANSWERS | LATER_ANSWERS)
def test_a_page_with_an_answer_says_it(task) -> None:
    lines = answer_words(pages.TASKS[task], (ANSWERS | LATER_ANSWERS)[task])
    assert lines != ["Left empty"]
    assert [line for line in lines if "True" in line or "{" in line or "_" in line] == []


def test_every_page_stands_in_one_row_and_no_other() -> None:
    pages = [page for row in (*BEFORE_ROWS, *AFTER_ROWS) for page in row.pages]
    assert sorted(pages) == sorted(pages.TASKS)


@pytest.mark.parametrize("rows", [BEFORE_ROWS, AFTER_ROWS], ids=["before", "after"])
def test_going_on_from_page_to_page_comes_to_every_page_and_to_an_end(rows) -> None:
    seen, page = [], rows[0].pages[0]
    while page:
        seen.append(page)
        page = page_after(page, answered(*seen))
    assert seen == [page for row in rows for page in pages_of(row, {})]


def test_somebody_who_began_in_the_middle_is_led_to_what_was_left_out() -> None:
    later = [page for row in BEFORE_ROWS[1:] for page in row.pages]
    assert page_after("heard", answered(*later)) == "name"


def test_an_answer_that_is_not_complete_is_open_still() -> None:
    reach = BEFORE_ROWS[2]
    answers = answered("channel", "voicemail", "saying-who") | answered("times", complete=False)
    assert (is_row_done(reach, answers), first_open_page(reach, answers)) == (False, "times")


def test_a_row_only_if_you_want_is_done_when_it_was_looked_at() -> None:
    support = BEFORE_ROWS[3]
    assert [is_row_done(support, {}), is_row_done(support, answered("supporter"))] == [False, True]


def test_questions_that_stand_alone_are_one_list_and_others_have_a_heading():
    name, age, channel, number = ({"term": term} for term in ("name", "age", "channel", "number"))
    found = [("Name", [name]), ("Age", [age]), ("Left out", []), ("Reach", [channel, number]), ("Free", [age])]

    assert in_sections(found) == [
        {"title": "", "rows": [name, age]},
        {"title": "Reach", "rows": [channel, number]},
        {"title": "", "rows": [age]},
    ]
