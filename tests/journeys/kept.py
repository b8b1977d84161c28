"""The scheme that every journey begins with, laid out once for each process and copied back for the next test.

Only SQLite can copy a whole database in a moment; on PostgreSQL it is laid out anew.
"""

import sqlite3
from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection

_kept: list[sqlite3.Connection] = []


def lay_out(build: Callable[[], object]) -> None:
    """What `build` makes of an empty database stands there afterwards."""
    connection.ensure_connection()
    if _kept:
        _kept[0].backup(connection.connection)
        ContentType.objects.clear_cache()
        cache.clear()
        return
    build()
    if connection.vendor == "sqlite":
        _kept.append(sqlite3.connect(":memory:"))
        connection.connection.backup(_kept[0])
