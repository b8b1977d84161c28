"""The days that we promise: always working days, and a new one by rule where we are late."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from recruitment.domain.base.working_days import ONE, on_working_day, working_days_after
from recruitment.domain.workflow.stages import WORDS
from recruitment.models import Application, Stage

LONGEST = 10
"""A new day is never further off than so many working days: somebody who waits too long should hear soon."""


@dataclass(frozen=True)
class Promise:
    """The day that counts, and the one that went by without a word from us; None where we are in time."""

    by: date
    missed: date | None


def first_promise(stage: Stage) -> date:
    """By when somebody who comes to `stage` today hears from us."""
    return on_working_day(timezone.localdate() + timedelta(days=WORDS[stage].days))


def renewed_promise(said: date, days: int) -> Promise:
    """What stands of a promise for the day `said`: once it went by, `days` working days from the first day after it.

    Worked out and never stored: `expected_by` stays what was promised, so that staff see how late it really is. The
    letter and the page say the same day, whoever looks first.
    """
    missed, by, today = None, on_working_day(said), timezone.localdate()
    while by < today:
        missed, by = by, working_days_after(by + ONE, max(1, min(days, LONGEST)))
    return Promise(by, missed)


def promise_for(application: Application) -> Promise:
    """The day that the applicant may count on."""
    return renewed_promise(application.expected_by, WORDS[Stage(application.stage)].days)
