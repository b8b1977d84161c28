"""When it is safe to reach somebody, read from what they told us.

Understood: "any time"; days ("weekdays", "Mon-Fri", "Saturday"); hours ("9-12", "09:30 to 17:00", "after 6pm",
"before 10"); parts of a day ("mornings", "afternoons", "evenings"). Days come before their hours: "weekdays 9-12 and
2-4, Saturday mornings". Whatever else somebody wrote, above all "not" and "never", is for a person to read: then a
machine sends nothing, rather than guess.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVERY_DAY = frozenset(range(7))
WAKING = (time(8), time(21))
DAY_SETS = {"weekdays": frozenset(range(5)), "weekends": frozenset({5, 6}), "daily": EVERY_DAY, "every day": EVERY_DAY}
PARTS = {
    "mornings": (time(9), time(12)),
    "afternoons": (time(12), time(17)),
    "evenings": (time(17), time(20)),
    "daytime": (time(9), time(17)),
    "any time": WAKING,
}
LOOKS_A_WEEK_AHEAD = 8

_NAME = r"(mon|tue|wed|thu|fri|sat|sun)(?:s|sday|nesday|rsday|urday|day)?s?"
_HOUR = r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?"
_TO = r"\s*(?:-|–|to|until|till)\s*"
_PARTED_BY = re.compile(r"\s*[,;\n&]\s*|\s+and\s+|\s+or\s+|\.\s*$")
_DAYS = re.compile(rf"(?:on )?{_NAME}(?:{_TO}{_NAME})?(?=\s|$)")
_RANGE = re.compile(rf"(?:from |between )?{_HOUR}{_TO}{_HOUR}$")
_AFTER = re.compile(rf"(?:after|from) {_HOUR}$")
_BEFORE = re.compile(rf"(?:before|until|till) {_HOUR}$")

Hours = tuple[time, time]
Days = frozenset[int]


@dataclass(frozen=True)
class Window:
    """Hours of certain days of the week (Monday is 0), from `begins` until just before `ends`."""

    days: Days
    begins: time
    ends: time


def next_safe_moment(said: str, now: datetime) -> datetime | None:
    """`now` if it is safe, else when it next will be; None where a person must read what was said."""
    windows = windows_in(said)
    return _next_moment(windows, now) if windows else None


def waking_hours(now: datetime) -> datetime:
    """For somebody who named no times: `now`, or 8 in the morning if it is night. A text wakes people up."""
    return _next_moment([Window(EVERY_DAY, *WAKING)], now)


def windows_in(said: str) -> list[Window]:
    """The safe hours that `said` names; empty where any part of it is not understood."""
    windows: list[Window] = []
    days: Days | None = None
    fresh = False  # whether days were named that no hours belong to yet
    for clause in filter(None, _PARTED_BY.split(said.strip().lower())):
        named, rest = _days(clause)
        hours = _hours(rest) if rest else None
        if (rest and hours is None) or (named and days is None and windows):
            return []
        if named:
            days, fresh = (days | named if fresh and days else named), True
        if hours:
            windows.append(Window(days or EVERY_DAY, *hours))
            fresh = False
    if fresh and days and not windows:
        return [Window(days, *WAKING)]
    return [] if fresh else windows


def _days(clause: str) -> tuple[Days | None, str]:
    """The days with which a clause begins, and what is left of it."""
    for word, days in DAY_SETS.items():
        for form in (word, word.removesuffix("s")):
            if clause == form or clause.startswith(f"{form} "):
                return days, clause[len(form) :].strip()
    found = _DAYS.match(clause)
    if not found:
        return None, clause
    first = NAMES.index(found[1])
    last = NAMES.index(found[2]) if found[2] else first
    span = range(first, last + 1) if last >= first else [*range(first, 7), *range(last + 1)]
    return frozenset(span), clause[found.end() :].strip()


def _hours(words: str) -> Hours | None:
    for part, hours in PARTS.items():
        if words.removeprefix("in the ").replace("anytime", "any time") in (part, part.removesuffix("s")):
            return hours
    if found := _AFTER.match(words):
        begins = _time(*found.groups(), evening_until=7)
        return (begins, WAKING[1]) if begins and begins < WAKING[1] else None
    if found := _BEFORE.match(words):
        ends = _time(*found.groups())
        return (WAKING[0], ends) if ends and ends > WAKING[0] else None
    found = _RANGE.match(words)
    return _span(found.groups()) if found else None


def _span(said: tuple[str, ...]) -> Hours | None:
    begins, ends = _time(*said[:3]), _time(*said[3:])
    return (begins, ends) if begins and ends and begins < ends else None


def _time(hour: str, minute: str | None, half: str | None, *, evening_until: int = 5) -> time | None:
    """A bare "2" is the afternoon, "02:00" the night; a bare 6 or 7 could be either, so it is not understood."""
    number, minutes = int(hour), int(minute or 0)
    bare = not half and not hour.startswith("0") and number < 8
    if (half and not 1 <= number <= 12) or (bare and number > evening_until):
        return None
    if half:
        number = number % 12 + (12 if half == "pm" else 0)
    elif bare:
        number += 12
    return time(number, minutes) if number < 24 and minutes < 60 else None


def _next_moment(windows: list[Window], now: datetime) -> datetime:
    local = timezone.localtime(now)
    return min(_start(window, local) for window in windows)


def _start(window: Window, local: datetime) -> datetime:
    """Today and the seven days after it: every day of the week has hours that are still to come."""
    days = (local.date() + timedelta(days=ahead) for ahead in range(LOOKS_A_WEEK_AHEAD))
    spans = (
        (datetime.combine(day, window.begins, tzinfo=local.tzinfo), datetime.combine(day, window.ends, local.tzinfo))
        for day in days
        if day.weekday() in window.days
    )
    return next(max(local, begins) for begins, ends in spans if local < ends)
