"""Working days: Monday to Friday.

There is no table of bank holidays yet.
"""

from datetime import date, timedelta

SATURDAY = 5
ONE = timedelta(days=1)


def is_working(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < SATURDAY


def on_working_day(day: date) -> date:
    """`day`, or the Monday after it."""
    while not is_working(day):
        day += ONE
    return day


def working_days_after(day: date, days: int) -> date:
    """So many working days after `day`."""
    for _turn in range(days):
        day = on_working_day(day + ONE)
    return day
