"""For how long training counts."""

from datetime import UTC, date, datetime

import pytest

from courses.domain.validity import expires_on, months_after
from courses.models import Completion


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-11-22", 36, "2029-11-22"),
        ("2026-11-18", 36, "2029-11-18"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-10-31", 4, "2027-02-28"),
        ("2026-12-31", 1, "2027-01-31"),
        ("1996-01-31", 49, "2000-02-29"),
        ("2096-01-31", 49, "2100-02-28"),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: str, months: int, later: str) -> None:
    assert months_after(date.fromisoformat(day), months).isoformat() == later


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), date(2027, 6, 30)),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), date(2027, 7, 1)),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2027, 12, 31)),
    ],
)
def test_it_is_counted_from_the_day_in_london(moment: datetime, day: date) -> None:
    assert expires_on(Completion(completed_at=moment, snapshot={"validity_months": 12})) == day


@pytest.mark.parametrize("snapshot", [{}, {"validity_months": None}])
def test_training_without_months_of_validity_has_no_end(snapshot: dict) -> None:
    assert expires_on(Completion(completed_at=datetime(2026, 6, 30, tzinfo=UTC), snapshot=snapshot)) is None
