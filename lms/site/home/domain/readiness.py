"""Can this process do its work? Asked by /readyz and by nobody else."""

import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.tasks import task_backends
from django.utils.crypto import get_random_string

from lms.platform.trust.domain.opening import keys_that_do_not_open
from lms.platform.trust.installation import missing_triggers

LEAST_FREE_BYTES = 50 * 1024 * 1024
PROBE_SECONDS = 10


def readiness() -> dict[str, str]:
    """Each part's name and "ok", or one sentence that says what is wrong; it names no host and no secret."""
    return {name: _asked(check) for name, check in CHECKS.items()}


def _asked(check: Callable[[], str]) -> str:
    """A part that cannot even be asked is not ready; its error's class is enough to look further."""
    try:
        return check() or "ok"
    except Exception as error:
        return f"cannot be reached ({type(error).__name__})"


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    missing = missing_triggers(connection)
    return f"guards are missing or changed: {', '.join(missing)}; run manage.py migrate" if missing else ""


def _keys() -> str:
    closed = keys_that_do_not_open()
    return f"what is stored does not open with the keys in force: {', '.join(closed)}" if closed else ""


def _cache() -> str:
    word = get_random_string(12)
    cache.set("readiness", word, PROBE_SECONDS)
    return "" if cache.get("readiness") == word else "does not keep what it is given"


def _task_queue() -> str:
    task_backends["default"]
    return ""


def _disk() -> str:
    free = shutil.disk_usage(Path(settings.DATA)).free
    return "" if free >= LEAST_FREE_BYTES else "less than 50 MB are free in the data folder"


CHECKS: dict[str, Callable[[], str]] = {
    "database": _database,
    "sealing keys": _keys,
    "cache": _cache,
    "task queue": _task_queue,
    "disk": _disk,
}
