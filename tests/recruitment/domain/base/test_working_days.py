"""Working days: what counts as one, and counting them."""

from datetime import date

import pytest

from recruitment.domain.base import working_days

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
    ("day", "found"),
    [
        (date(2026, 12, 25), date(2026, 12, 29)),  # Christmas Day; Boxing Day is a Saturday, so the Monday is one too
        (date(2027, 3, 26), date(2027, 3, 30)),  # Good Friday and Easter Monday
        (date(2023, 5, 8), date(2023, 5, 9)),  # proclaimed once, for a coronation
    ],
)
def test_nobody_promises_a_bank_holiday(day, found):
    assert working_days.on_working_day(day) == found


def test_a_bank_holiday_does_not_count_among_working_days():
    assert working_days.working_days_after(date(2026, 12, 24), 1) == date(2026, 12, 29)
