"""One address chooses the database: nothing (SQLite in the data folder) or `postgres://…`."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# For how long a thread keeps its connection to SQLite: opening one costs more than most pages ask of it. No longer,
# so that a file that was put back from a copy is read within a minute without a restart.
KEPT_SECONDS = 60


def database(address: str, folder: Path) -> dict[str, Any]:
    """Django's settings for the database at `address`; an empty address is SQLite in `folder`."""
    if not address:
        return _sqlite(folder / "pathway.sqlite3")
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgres:// (or be empty, for SQLite).")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}},
    }


def _sqlite(path: Path) -> dict[str, Any]:
    """WAL so that readers never wait; IMMEDIATE so that two writers queue instead of one being refused.

    The engine is Django's own, but that its migrations bring the triggers back.
    """
    return {
        "ENGINE": "lms.platform.trust.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": KEPT_SECONDS,
        "TEST": {"NAME": ":memory:"},
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }
