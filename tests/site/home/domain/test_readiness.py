"""Can this process do its work? Asked of real parts, taken away one at a time."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from lms.platform.trust.installation import missing_triggers
from lms.site.home.domain import readiness as module
from lms.site.home.domain.readiness import CHECKS, readiness

OK = dict.fromkeys(CHECKS, "ok")
FILES = "django.core.cache.backends.filebased.FileBasedCache"
NOTHING = "django.core.cache.backends.dummy.DummyCache"


def without_guard() -> None:
    where = "" if connection.vendor == "sqlite" else " ON trust_auditentry"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER trust_auditentry_no_delete{where}")


@pytest.mark.django_db
def test_with_every_part_in_place_the_process_is_ready() -> None:
    assert readiness() == OK


def test_the_five_parts_are_asked() -> None:
    assert list(CHECKS) == ["database", "sealing keys", "cache", "task queue", "disk"]


@pytest.mark.both
@pytest.mark.django_db
def test_a_guard_that_is_missing_in_the_database_is_named_with_what_to_do() -> None:
    without_guard()
    assert missing_triggers(connection) == ["trust_auditentry_no_delete"]
    assert readiness() == OK | {
        "database": "guards are missing or changed: trust_auditentry_no_delete; run manage.py migrate",
    }


def test_a_database_that_cannot_be_asked_is_named_and_the_other_parts_are_still_asked() -> None:
    """No test may ask the database unless it says so: here that stands for one that is away."""
    away = "cannot be reached (RuntimeError)"
    assert readiness() == OK | {"database": away, "sealing keys": away}


@pytest.mark.django_db
def test_a_cache_that_forgets_is_not_ready(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": NOTHING}}
    assert readiness() == OK | {"cache": "does not keep what it is given"}


@pytest.mark.django_db
def test_a_cache_that_cannot_be_reached_is_named_by_the_kind_of_error_alone(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": FILES, "LOCATION": "/proc/zinnia/cache"}}
    said = readiness()["cache"]
    assert said.startswith("cannot be reached (")
    assert "zinnia" not in said


@pytest.mark.django_db
def test_a_task_queue_that_is_not_set_up_is_not_ready(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "nowhere.at.all"}}
    assert readiness()["task queue"].startswith("cannot be reached (")


@pytest.mark.django_db
def test_a_data_folder_that_is_gone_is_not_ready(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "gone"
    assert readiness() == OK | {"disk": "cannot be reached (FileNotFoundError)"}


@pytest.mark.django_db
def test_a_disk_that_is_nearly_full_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LEAST_FREE_BYTES", 2**62)
    assert readiness() == OK | {"disk": "less than 50 MB are free in the data folder"}


@pytest.mark.django_db
def test_asking_again_gives_the_same_answer_and_leaves_nothing_behind(settings: Any, tmp_path: Path) -> None:
    settings.CACHES = {"default": {"BACKEND": FILES, "LOCATION": tmp_path}}
    assert [readiness(), readiness()] == [OK, OK]
    assert len(list(tmp_path.iterdir())) == 1
