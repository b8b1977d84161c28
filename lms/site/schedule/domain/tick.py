"""Whatever is due, done now. Pending rows are the outbox; enqueueing a task only hastens them.

`manage.py tick` runs every minute. Each step may run twice, at once in two processes, or be killed in the middle:
its rows say what is left to do. A step that stops does not stop the ones after it.
"""

import logging
from collections.abc import Callable, Mapping

logger = logging.getLogger(__name__)


def tick(steps: Mapping[str, Callable[[], int]]) -> dict[str, int | None]:
    """Run each step in order; return how many rows each one did, None for a step that stopped with an error.

    The error's class is logged with its trace; what it was working on is named by no log line.
    """
    done: dict[str, int | None] = {}
    for name, step in steps.items():
        try:
            done[name] = step()
        except Exception:
            logger.exception("The scheduled step %r stopped; it is tried again with the next tick.", name)
            done[name] = None
    return done
