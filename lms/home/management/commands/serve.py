"""Django's development server with the scheduled command in a thread: what `make run` starts."""

import threading
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.management.commands.runserver import Command as RunServer
from django.core.management.base import CommandError

from lms.home.domain.schedule import STEPS
from lms.home.domain.tick import SECONDS, tick_forever


class Command(RunServer):
    help = "Serve on this machine, with whatever is due done every minute. For real use see docs/operations.md."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("serve is for this machine only; docs/operations.md says how to run Pathway for real.")
        super().handle(*args, **options)

    def inner_run(self, *args: Any, **options: Any) -> None:
        threading.Thread(target=_tick_for_ever, daemon=True, name="tick").start()
        super().inner_run(*args, **options)


def _tick_for_ever(stop: threading.Event | None = None) -> None:
    """Once a minute; the thread ends with its process, and rows say what is left."""
    tick_forever(STEPS, wait=(stop or threading.Event()).wait, pause=SECONDS)
