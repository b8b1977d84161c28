"""For how long training counts: one reckoning for the gate that rests on it and the certificate that says it."""

import calendar
from datetime import date

from django.utils import timezone

from courses.models import Completion


def expires_on(completion: Completion) -> date | None:
    """The last day on which the training counts, by the module's months of validity; None where it has no end.

    Counted from the day in local time on which it was completed, which is not always the day in UTC.
    """
    months = completion.snapshot.get("validity_months")
    return months_after(timezone.localdate(completion.completed_at), months) if months else None


def months_after(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
