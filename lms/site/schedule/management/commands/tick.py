"""The one scheduled command: cron or a systemd timer runs it every minute."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lms.site.schedule.domain.steps import STEPS
from lms.site.schedule.domain.tick import tick


class Command(BaseCommand):
    help = "Do whatever is due. Safe to run twice, at once, or to kill."

    def handle(self, *args: Any, **options: Any) -> None:
        done = tick(STEPS)
        for name, rows in done.items():
            if rows:
                self.stdout.write(f"{name}: {rows}")
        stopped = [name for name, rows in done.items() if rows is None]
        if stopped:
            raise CommandError(f"Stopped with an error, see the log: {', '.join(stopped)}.")
