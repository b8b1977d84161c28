"""The days that we promise: always from Monday to Friday, and a new one by rule where we are late.

There is no table of bank holidays yet.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from recruitment.domain.workflow.stages import WORDS
from recruitment.models import Application, Stage

SATURDAY = 5
LONGEST = 10
"""A new day is never further off than so many working days: somebody who waits too long should hear soon."""
ONE = timedelta(days=1)


@dataclass(frozen=True)
class Promise:
    """The day that counts, and the one that went by without a word from us; None where we are in time."""

    by: date
    missed: date | None


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


def first_promise(stage: Stage) -> date:
    """By when somebody who comes to `stage` today hears from us."""
    return on_working_day(timezone.localdate() + timedelta(days=WORDS[stage].days))


def renewed(said: date, days: int) -> Promise:
    """What stands of a promise for the day `said`: once it went by, `days` working days from the first day after it.

    Worked out and never stored: `expected_by` stays what was promised, so that staff see how late it really is. The
    letter and the page say the same day, whoever looks first.
    """
    missed, by, today = None, on_working_day(said), timezone.localdate()
    while by < today:
        missed, by = by, working_days_after(by + ONE, max(1, min(days, LONGEST)))
    return Promise(by, missed)


def promise(application: Application) -> Promise:
    """The day that the applicant may count on."""
    return renewed(application.expected_by, WORDS[Stage(application.stage)].days)
