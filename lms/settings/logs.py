"""What the log may hold: paths, and never what was asked for after the `?`, where a name may stand."""

import logging
import re
from typing import Any

AFTER_THE_PATH = re.compile(r"\?\S*")


class WithoutQuery(logging.Filter):
    """Takes the query out of the development server's lines; gunicorn's are shaped in gunicorn.conf.py."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every line is let through, without it."""
        if isinstance(record.args, tuple):
            record.args = tuple(_shortened(one) for one in record.args)
        return True


def _shortened(one: Any) -> Any:
    return AFTER_THE_PATH.sub("", one) if isinstance(one, str) else one


# Django's own, with the filter: a logger that is named here loses what it had.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_query": {"()": WithoutQuery}},
    "formatters": {
        "lines": {"()": "django.utils.log.ServerFormatter", "format": "[{server_time}] {message}", "style": "{"}
    },
    "handlers": {"lines": {"level": "INFO", "class": "logging.StreamHandler", "formatter": "lines"}},
    "loggers": {
        "django.server": {"handlers": ["lines"], "level": "INFO", "propagate": False, "filters": ["without_query"]}
    },
}
