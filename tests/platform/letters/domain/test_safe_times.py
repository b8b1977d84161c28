"""What people write about safe times: understood exactly, or left to a person."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.platform.letters.domain.safe_times import EVERY_DAY, WAKING, next_safe_moment, waking_hours, windows_in

LONDON = ZoneInfo("Europe/London")
WEEKDAYS = [0, 1, 2, 3, 4]


def read(said: str) -> list[tuple[list[int], str, str]]:
    found = windows_in(said)
    return [(sorted(w.days), f"{w.begins:%H:%M}", f"{w.ends:%H:%M}") for w in found]


def local(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("9-12", ("09:00", "12:00")),
        ("9 to 5", ("09:00", "17:00")),
        ("09:30 to 17:00", ("09:30", "17:00")),
        ("09.30–17.00", ("09:30", "17:00")),
        ("10-2", ("10:00", "14:00")),
        ("between 1 to 3", ("13:00", "15:00")),
        ("6pm - 8pm", ("18:00", "20:00")),
        ("from 12am to 1am", ("00:00", "01:00")),
        ("22:00 until 23:30", ("22:00", "23:30")),
        ("after 6", ("18:00", "21:00")),
        ("from 10am", ("10:00", "21:00")),
        ("before 10", ("08:00", "10:00")),
        ("until 4", ("08:00", "16:00")),
        ("Mornings", ("09:00", "12:00")),
        ("in the afternoon", ("12:00", "17:00")),
        ("evenings.", ("17:00", "20:00")),
        ("daytime", ("09:00", "17:00")),
        ("any time", ("08:00", "21:00")),
        ("Anytime", ("08:00", "21:00")),
    ],
)
def test_hours_are_understood_as_people_say_them(said: str, hours: tuple[str, str]) -> None:
    assert read(said) == [(sorted(EVERY_DAY), *hours)]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("weekdays", WEEKDAYS),
        ("Weekends", [5, 6]),
        ("every day", sorted(EVERY_DAY)),
        ("Mon-Fri", WEEKDAYS),
        ("monday to friday", WEEKDAYS),
        ("Fri - Mon", [0, 4, 5, 6]),
        ("on Saturdays", [5]),
        ("Tue, Thu", [1, 3]),
        ("Monday and Wednesday", [0, 2]),
    ],
)
def test_days_alone_mean_their_waking_hours(said: str, days: list[int]) -> None:
    assert read(said) == [(days, "08:00", "21:00")]


@pytest.mark.parametrize(
    ("said", "windows"),
    [
        ("Mon to Fri, 9 to 5", [(WEEKDAYS, "09:00", "17:00")]),
        ("weekday mornings", [(WEEKDAYS, "09:00", "12:00")]),
        ("Monday and Tuesday 9-12", [([0, 1], "09:00", "12:00")]),
        ("weekdays 9-12 and 2-4", [(WEEKDAYS, "09:00", "12:00"), (WEEKDAYS, "14:00", "16:00")]),
        ("weekdays 9-12; Saturday mornings", [(WEEKDAYS, "09:00", "12:00"), ([5], "09:00", "12:00")]),
        ("mornings & evenings", [(sorted(EVERY_DAY), "09:00", "12:00"), (sorted(EVERY_DAY), "17:00", "20:00")]),
    ],
)
def test_days_hold_for_the_hours_that_follow(said: str, windows: list[tuple[list[int], str, str]]) -> None:
    assert read(said) == windows


@pytest.mark.parametrize(
    "said",
    [
        "",
        "not mornings",
        "never on Mondays",
        "mornings but not Monday",
        "when he is out",
        "after school",
        "9-12, weekdays 2-4",
        "9-12 weekdays, Saturday",
        "weekdays 9-12, Saturday",
        "6-7",
        "7 to 9",
        "before 7",
        "before 8am",
        "after 11pm",
        "12-9",
        "25:00-26:00",
        "9:75-10",
        "13pm to 14pm",
        "mond",
        "sunshine",
        "mornings (text first)",
    ],
)
def test_whatever_is_not_quite_clear_is_left_to_a_person(said: str) -> None:
    assert (windows_in(said), next_safe_moment(said, local(24, 12))) == ([], None)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (local(24, 10), local(24, 10)),
        (local(24, 8, 59), local(24, 9)),
        (local(24, 12), local(25, 9)),
        (local(27, 13), local(30, 9)),
        (local(30, 11, 59), local(30, 11, 59)),
    ],
)
def test_the_next_safe_moment_of_weekday_mornings(now: datetime, expected: datetime) -> None:
    assert next_safe_moment("weekday mornings", now) == expected


def test_one_hour_a_week_is_found_seven_days_ahead() -> None:
    assert next_safe_moment("Tuesday 9-10", local(24, 10)) == datetime(2026, 12, 1, 9, tzinfo=LONDON)


def test_the_earlier_of_two_windows_counts() -> None:
    assert next_safe_moment("evenings, mornings", local(24, 13)) == local(24, 17)


def test_a_clock_in_another_zone_means_the_same_moment() -> None:
    now = datetime(2026, 7, 1, 8, 30, tzinfo=ZoneInfo("UTC"))  # half past nine in London
    assert next_safe_moment("9-12", now) == now


@pytest.mark.parametrize("day", [(3, 29), (10, 25)], ids=["spring", "autumn"])
def test_nine_is_nine_on_the_nights_when_clocks_change(day: tuple[int, int]) -> None:
    moment = next_safe_moment("9-12", datetime(2026, *day, 0, 30, tzinfo=LONDON))
    assert moment is not None
    assert moment.astimezone(LONDON).time() == time(9)


def test_at_night_a_text_waits_until_eight() -> None:
    assert waking_hours(local(24, 21)) == local(25, 8)
    assert waking_hours(local(24, 20, 59)) == local(24, 20, 59)


@given(st.text(max_size=60))
def test_whatever_somebody_writes_is_read_without_an_error(said: str) -> None:
    assert all(window.begins < window.ends and window.days for window in windows_in(said))


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(LONDON)))
def test_a_safe_moment_is_never_past_and_always_within_waking_hours(now: datetime) -> None:
    moment = waking_hours(now)
    assert moment >= now
    assert WAKING[0] <= moment.astimezone(LONDON).time() < WAKING[1]
