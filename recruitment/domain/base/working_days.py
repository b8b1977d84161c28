"""Working days: Monday to Friday.

There is no table of bank holidays yet.
"""

from datetime import date, timedelta

SATURDAY = 5
ONE = timedelta(days=1)


def is_working(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < SATURDAY


def working_day(day: date) -> date:
    """`day`, or the Monday after it."""
    while not is_working(day):
        day += ONE
    return day


def after(day: date, days: int) -> date:
    """So many working days after `day`."""
    for _turn in range(days):
        day = working_day(day + ONE)
    return day
