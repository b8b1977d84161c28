"""The one scheduled command: a service that runs for ever, or cron every minute."""

import signal
from queue import Empty, SimpleQueue
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.site.schedule.domain.steps import STEPS
from lms.site.schedule.domain.tick import tick_forever, tick_with_guards


class Command(BaseCommand):
    help = "Do whatever is due. Safe to run twice, at once, or to kill."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--forever", action="store_true", help="go on every minute until told to stop (SIGTERM)")

    def handle(self, *args: Any, forever: bool = False, **options: Any) -> None:
        if forever:
            tick_forever(STEPS, wait=StopSignal())
        else:
            self.once()

    def once(self) -> None:
        """One round, with what it did; raises CommandError where a step stopped or guards are missing."""
        done = tick_with_guards(STEPS)
        for name, rows in done.items():
            if rows:
                self.stdout.write(f"{name}: {rows}")
        stopped = [name for name, rows in done.items() if rows is None]
        if stopped:
            raise CommandError(f"Stopped with an error, see the log: {', '.join(stopped)}.")


class StopSignal:
    """Waits so many seconds and answers whether SIGTERM or SIGINT has come; a round under way is finished first."""

    def __init__(self) -> None:
        # A SimpleQueue may be filled inside a signal handler; a threading.Event may lock up there.
        self.told: SimpleQueue[int] = SimpleQueue()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda told, _frame: self.told.put(told))

    def __call__(self, seconds: float) -> bool:
        try:
            self.told.get(timeout=seconds)
        except Empty:
            return False
        return True
