"""Counting tries, so that two at once are two, and saying how long a wait is.

A rate is (most, minutes): so many, from the first one on for so long. Each is one row, counted by one conditional
UPDATE, which PostgreSQL and SQLite carry out one after the other.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.crypto import salted_hmac

from lms.platform.signin.models import Tally

Rate = tuple[int, int]


@dataclass
class Counted:
    """What was counted, so that it can be given back; `wait` where it was one too many."""

    rows: list[tuple[str, str]] = field(default_factory=list)
    wait: timedelta | None = None

    def give_back(self) -> None:
        """It was right, so it was no try."""
        for action, key in self.rows:
            Tally.objects.filter(action=action, key=key, counted__gt=0).update(counted=F("counted") - 1)


def count_tries(tries: list[tuple[str, str, list[Rate]]]) -> Counted:
    """Count one of each (action, who, rates), in that order, up to the first that allows no more.

    What was counted before that stays counted.
    """
    counted = Counted()
    for action, who, rates in tries:
        for most, minutes in rates:
            name, period = f"{action}/{minutes}", timedelta(minutes=minutes)
            key = _key(name, who)
            if not _count(name, key, most, period):
                counted.wait = _wait(name, key, period)
                return counted
            counted.rows.append((name, key))
    return counted


def _count(action: str, key: str, most: int, period: timedelta) -> bool:
    """Whether one more was allowed. A row that is not there yet is made by whoever comes first, and counted after."""
    if _update(action, key, most, period):
        return True
    row = Tally(action=action, key=key, began_at=timezone.now())
    Tally.objects.bulk_create([row], ignore_conflicts=True)
    return _update(action, key, most, period)


def _update(action: str, key: str, most: int, period: timedelta) -> bool:
    """One more, or the first of a new period."""
    now = timezone.now()
    over = Q(began_at__lte=now - period)
    return bool(
        Tally.objects.filter(over | Q(counted__lt=most), action=action, key=key).update(
            counted=Case(When(over, then=Value(1)), default=F("counted") + 1),
            began_at=Case(When(over, then=Value(now)), default=F("began_at")),
        )
    )


def _wait(action: str, key: str, period: timedelta) -> timedelta:
    began = Tally.objects.filter(action=action, key=key).values_list("began_at", flat=True).first()
    return max((began or timezone.now()) + period - timezone.now(), timedelta(seconds=1))


def _key(action: str, who: str) -> str:
    return salted_hmac("lms.platform.signin.tally", f"{action}\0{who}", algorithm="sha256").hexdigest()
