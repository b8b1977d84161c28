"""Load training from text files. Safe to repeat: what has not changed is left alone."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.domain.catalogue.loading import load_module
from courses.domain.catalogue.source import CatalogueError
from courses.domain.versions import NotReady

SHIPPED = Path(__file__).resolve().parents[2] / "catalogue"


def folders_named(given: list[str]) -> list[Path]:
    """The folders that were named, or every module that is shipped."""
    return [Path(name).resolve() for name in given] or sorted(path.parent for path in SHIPPED.glob("*/module.md"))


class Command(BaseCommand):
    help = "Load training modules from text files (all that are shipped, or the folders named)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folders", nargs="*")

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in folders_named(options["folders"]):
            try:
                version = load_module(folder)
            except (CatalogueError, NotReady) as error:
                raise CommandError(f"{folder.name} was not loaded.\n{error}") from error
            self.stdout.write(f"{folder.name}: version {version.number}")
