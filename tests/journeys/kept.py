"""The scheme that every journey begins with, laid out once for each process and copied back for the next test.

Only SQLite can copy a whole database in a moment; on PostgreSQL it is laid out anew.
"""

import sqlite3
from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection

_copies: dict[str, sqlite3.Connection] = {}


def lay_out(name: str, build: Callable[[], object]) -> None:
    """What `build` makes of an empty database stands there afterwards."""
    connection.ensure_connection()
    if name in _copies:
        _copies[name].backup(connection.connection)
        ContentType.objects.clear_cache()
        cache.clear()
        return
    build()
    if connection.vendor == "sqlite":
        _copies[name] = sqlite3.connect(":memory:")
        connection.connection.backup(_copies[name])
