"""SQLite is asked to look at its tables again, so that it goes on picking the right index."""

from pathlib import Path

import pytest
from django.db.utils import ConnectionHandler

from lms.settings.database import database
from lms.site.schedule.domain import statistics
from lms.site.schedule.domain.statistics import keep_statistics

pytestmark = pytest.mark.django_db


def test_what_grew_is_looked_at_and_no_row_is_counted_as_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = ConnectionHandler({"default": database("", tmp_path)})["default"]
    monkeypatch.setattr(statistics, "connection", mine)
    with mine.cursor() as cursor:
        cursor.execute("CREATE TABLE seen (day)")
        cursor.execute("CREATE INDEX by_day ON seen (day)")
        cursor.executemany("INSERT INTO seen VALUES (?)", [(day,) for day in range(500)])
        cursor.execute("SELECT 1 FROM seen WHERE day = 7")  # SQLite before 3.46 looks only at what was asked here
        done = keep_statistics()
        cursor.execute("SELECT tbl, idx FROM sqlite_stat1")
        known = cursor.fetchall()
    mine.close()
    assert (done, known) == (0, [("seen", "by_day")])


def test_whatever_the_database_it_can_be_asked_each_minute() -> None:
    assert (keep_statistics(), keep_statistics()) == (0, 0)
