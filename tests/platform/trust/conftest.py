"""A table for the diary, raw access to what is stored, and keys in a folder of the test's own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, models

from lms.platform.trust.keys import Keyring, write_new
from tests.beginnings import begins_with
from tests.platform.trust.diary import Diary


def _with_a_table_for_the_diary() -> None:
    if Diary._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(Diary)


diary_table = begins_with("diary_table", _with_a_table_for_the_diary)


@pytest.fixture
def diary(diary_table: None, db: None) -> type[Diary]:
    Diary.objects.all().delete()
    return Diary


@pytest.fixture
def stored() -> Callable[[models.Model, str], Any]:
    """What the database holds for a field, read around the ORM."""

    def read(row: models.Model, field: str) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {field} FROM {row._meta.db_table} WHERE id = %s", [row.pk])
            return cursor.fetchone()[0]

    return read


@pytest.fixture
def write_stored() -> Callable[[models.Model, str, Any], None]:
    """Change what the database holds for a field, as a thief or a bug would."""

    def write(row: models.Model, field: str, text: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {row._meta.db_table} SET {field} = %s WHERE id = %s", [text, row.pk])

    return write


@pytest.fixture
def key_file(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A key file for this test alone."""
    monkeypatch.delenv("SEALING_KEYS", raising=False)
    settings.SEALING_KEY_FILE = str(tmp_path / "keys" / "sealing.json")
    write_new(Path(settings.SEALING_KEY_FILE), Keyring.new())
    return Path(settings.SEALING_KEY_FILE)
