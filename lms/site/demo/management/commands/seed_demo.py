"""Build the demo scheme, through the same domain functions that the screens call."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from lms.platform.accounts.models import User
from lms.site.demo import story
from lms.site.demo.cast import PARTS, PASSWORD, gather, is_here
from lms.site.demo.scheme import set_up


class Command(BaseCommand):
    help = "Make the demo scheme: its people, pages, training and about 60 applications. Safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="Only where there is nobody yet.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo is only for machines with DEBUG on: its passwords are known to everybody.")
        if is_here():
            self.stdout.write("The demo scheme is here already; nothing was changed.")
        elif options["if_empty"] and User.objects.exists():
            self.stdout.write("There are people here already, so the demo was left out.")
            return
        else:
            self._make()
        self._introduce()

    def _make(self) -> None:
        began = time.monotonic()
        with _quick_disk():
            cast = gather()
            count = story.tell_story(cast, set_up(cast))
        self.stdout.write(f"Made the demo scheme with {count} applications in {time.monotonic() - began:.0f} s.")

    def _introduce(self) -> None:
        self.stdout.write(f"Sign in with any of these and the password {PASSWORD}:")
        for part in PARTS:
            self.stdout.write(f"  {part.email:<32} {part.name:<16} {part.shows}")


@contextmanager
def _quick_disk() -> Iterator[None]:
    """SQLite waits for the disk at every commit, as it must for people's words; the demo's can be made again."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")
