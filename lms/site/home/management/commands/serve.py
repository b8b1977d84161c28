"""Django's development server with the scheduled command in a thread: what `make run` starts."""

import threading
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.management.commands.runserver import Command as RunServer
from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser
from django.db import connections

from lms.site.schedule.domain.steps import STEPS
from lms.site.schedule.domain.tick import SECONDS, tick_forever


class Command(RunServer):
    help = "Serve on this machine, with whatever is due done every minute. For real use see docs/operations.md."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--demo", action="store_true", help="first bring the data folder up to date, as `make run`")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("serve is for this machine only; docs/operations.md says how to run Pathway for real.")
        if options["demo"]:
            self.make_ready()
            options["use_reloader"] = False  # it would start Python a second time, and do all of this again
        super().handle(*args, **options)

    def make_ready(self) -> None:
        """Tables, training and, where there is nobody yet, the demo scheme: all in this one process."""
        call_command("migrate", verbosity=0)
        call_command("load_catalogue", stdout=self.stdout)
        call_command("seed_demo", if_empty=True, stdout=self.stdout)
        connections.close_all()
        self.stdout.write(f"Pathway is at {settings.WAGTAILADMIN_BASE_URL} (Ctrl-C stops it; what you did is kept)")

    def inner_run(self, *args: Any, **options: Any) -> None:
        threading.Thread(target=_tick_for_ever, daemon=True, name="tick").start()
        super().inner_run(*args, **options)


def _tick_for_ever(stop: threading.Event | None = None) -> None:
    """Once a minute; the thread ends with its process, and rows say what is left."""
    tick_forever(STEPS, wait=(stop or threading.Event()).wait, pause=SECONDS)
