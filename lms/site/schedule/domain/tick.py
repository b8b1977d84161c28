"""Whatever is due, done now. Pending rows are the outbox; enqueueing a task only hastens them.

`manage.py tick` runs every minute, or once for ever (`--forever`). Each step may run twice, at once in two processes,
or be killed in the middle: its rows say what is left to do. A step that stops does not stop the ones after it.
"""

import logging
from collections.abc import Callable, Mapping

from django.db import close_old_connections, connection, connections

from lms.platform.trust.guarding import missing_guards
from lms.site.outage import is_outage

logger = logging.getLogger(__name__)

Steps = Mapping[str, Callable[[], int]]
SECONDS = 60


def tick(steps: Steps) -> dict[str, int | None]:
    """Run each step in order; return how many rows each one did, None for a step that stopped with an error.

    The error's class is logged with its trace; what it was working on is named by no log line. Once the database is
    away the steps that are left wait for the next round, and one line says so.
    """
    done: dict[str, int | None] = dict.fromkeys(steps)
    for name, step in steps.items():
        try:
            done[name] = step()
        except Exception as error:
            if is_outage(error) and not database_answers():
                logger.error("The database does not answer; %r and what follows waits.", name)
                break
            logger.exception("The scheduled step %r stopped; it is tried again with the next tick.", name)
    return done


def tick_with_guards(steps: Steps) -> dict[str, int | None]:
    """The same, or nothing of it while a guard of the database is missing: `guarding` says so in the log."""
    try:
        missing = missing_guards()
    except Exception as error:
        if not is_outage(error):
            raise
        missing = []  # the steps themselves say that the database is away
    return dict.fromkeys(steps) if missing else tick(steps)


def tick_forever(steps: Steps, *, wait: Callable[[float], bool], pause: float = 0) -> None:
    """A round after `pause` seconds and then every minute, until `wait(seconds)` answers that it is time to stop.

    An outage ends nothing: it is logged once, and once when it is over. Between rounds no connection is held.
    """
    away = False
    while not wait(pause):
        pause = SECONDS
        away = _round(steps, away=away)
        connections.close_all()


def database_answers() -> bool:
    """Whether the database can be asked at all, over a new connection if need be."""
    try:
        close_old_connections()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception as error:
        if not is_outage(error):
            raise
        connection.close()
        return False
    return True


def _round(steps: Steps, *, away: bool) -> bool:
    """One round, or none while the database is `away`; returns whether it is away now."""
    if away and not database_answers():
        return True
    if away:
        logger.warning("The database answers again.")
    return None in tick_with_guards(steps).values() and not database_answers()
