"""Working days: Monday to Friday, without the bank holidays of the scheme's part of the United Kingdom."""

from collections.abc import Container
from datetime import date, timedelta
from typing import cast

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

SATURDAY = 5
ONE = timedelta(days=1)


def _bank_holidays() -> Container[date]:
    """By rule for any year, and as proclaimed where one had more. The library is loaded when a day is asked for."""
    return import_string("holidays.country_holidays")("GB", subdiv=settings.BANK_HOLIDAYS_OF)


BANK_HOLIDAYS = cast(Container[date], SimpleLazyObject(_bank_holidays))


def is_working(day: date) -> bool:
    """Monday to Friday, and no bank holiday."""
    return day.weekday() < SATURDAY and day not in BANK_HOLIDAYS


def on_working_day(day: date) -> date:
    """`day`, or the first working day after it."""
    while not is_working(day):
        day += ONE
    return day


def working_days_after(day: date, days: int) -> date:
    """So many working days after `day`."""
    for _turn in range(days):
        day = on_working_day(day + ONE)
    return day
