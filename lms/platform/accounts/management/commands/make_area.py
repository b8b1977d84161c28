"""The first areas of a new scheme, and the next ones."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from lms.platform.accounts.domain.areas import make_area


class Command(BaseCommand):
    """Safe to repeat."""

    help = "Make an area: a part of the territory that coordinators look after."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What people call it."""
        parser.add_argument("name")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        """Says the short name, which other commands take."""
        try:
            area = make_area(name, by=None)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{area.name} is an area. Its short name is {area.slug}.")
