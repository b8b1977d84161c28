"""The days that we promise, and the new one by rule where we are late."""

from datetime import date

import pytest

from recruitment.domain.base import working_days
from recruitment.models import Stage

THURSDAY, FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 11, day) for day in (26, 27, 28, 29, 30))


@pytest.mark.parametrize(("day", "found"), [(FRIDAY, FRIDAY), (SATURDAY, MONDAY), (SUNDAY, MONDAY), (MONDAY, MONDAY)])
def test_a_day_of_the_weekend_becomes_the_monday_after(day, found):
    assert working_days.on_working_day(day) == found


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [(THURSDAY, 0, THURSDAY), (THURSDAY, 1, FRIDAY), (THURSDAY, 2, MONDAY), (SATURDAY, 1, MONDAY)],
)
def test_working_days_are_counted_without_the_weekend(day, count, found):
    assert working_days.working_days_after(day, count) == found


@pytest.mark.parametrize(
    ("today", "stage", "found"),
    [("2026-11-23", Stage.ENQUIRY, THURSDAY), ("2026-11-25", Stage.ENQUIRY, MONDAY)],
)
def test_the_first_promise_is_a_working_day(today, stage, found, at):
    with at(f"{today} 10:00"):
        assert working_days.first_promise(stage) == found


@pytest.mark.parametrize("moment", ["2026-11-24 10:00", "2026-11-26 23:59"])
def test_a_promise_stands_until_the_end_of_its_day(moment, at):
    with at(moment):
        assert working_days.renewed(THURSDAY, 3) == working_days.Promise(THURSDAY, None)


def test_the_day_after_there_is_a_new_one_as_many_working_days_on(at):
    with at("2026-11-27 00:01"):
        assert working_days.renewed(THURSDAY, 3) == working_days.Promise(date(2026, 12, 2), THURSDAY)


def test_the_new_day_stays_the_same_whoever_looks_and_however_late(at):
    for moment in ("2026-11-27 09:00", "2026-12-02 22:00"):
        with at(moment):
            assert working_days.renewed(THURSDAY, 3).by == date(2026, 12, 2)


def test_a_new_day_that_goes_by_too_is_missed_in_its_turn(at):
    with at("2026-12-03 09:00"):
        assert working_days.renewed(THURSDAY, 3) == working_days.Promise(date(2026, 12, 8), date(2026, 12, 2))


@pytest.mark.parametrize(("count", "found"), [(42, date(2026, 12, 11)), (0, MONDAY)])
def test_a_new_day_is_at_most_two_weeks_off_and_never_today(count, found, at):
    with at("2026-11-27 09:00"):
        assert working_days.renewed(THURSDAY, count).by == found


def test_a_day_of_a_weekend_that_was_said_long_ago_counts_as_the_monday(at):
    with at("2026-11-26 09:00"):
        assert working_days.renewed(SATURDAY, 3) == working_days.Promise(MONDAY, None)
