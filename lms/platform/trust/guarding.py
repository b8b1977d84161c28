"""Whether the database's guards stand: asked before every write, looked up once a minute."""

import logging
import time

from django.db import connection

from lms.platform.trust.installation import missing_triggers

logger = logging.getLogger(__name__)

KNOWN_SECONDS = 60.0
KNOWN_SECONDS_WHILE_MISSING = 5.0
"""After a migrate the service goes on by itself, without a restart."""

_looked_up: dict[str, tuple[float, list[str]]] = {}


def missing_guards() -> list[str]:
    """The names of guards that are missing, off or changed, as this process last saw it; empty where all stand."""
    known = _looked_up.get(connection.alias)
    if known is None or time.monotonic() - known[0] > (KNOWN_SECONDS_WHILE_MISSING if known[1] else KNOWN_SECONDS):
        found = missing_triggers(connection)
        _looked_up[connection.alias] = time.monotonic(), found
        if found and not (known and known[1]):
            logger.critical("Nothing is written: guards are missing (%s). Run manage.py migrate.", ", ".join(found))
        if known and known[1] and not found:
            logger.warning("The database's guards stand again.")
        return found
    return known[1]


def forget_guards() -> None:
    """Have them looked up again."""
    _looked_up.clear()
