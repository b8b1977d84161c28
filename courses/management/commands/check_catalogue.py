"""Read training from text files without loading it, and say what to mend."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.domain.catalogue.reading import read_module
from courses.domain.catalogue.source import CatalogueError
from courses.management.commands.load_catalogue import folders_named


class Command(BaseCommand):
    help = "Check training modules that are text files (all that are shipped, or the folders named)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folders", nargs="*")

    def handle(self, *args: Any, **options: Any) -> None:
        problems = []
        for folder in folders_named(options["folders"]):
            try:
                module = read_module(folder)
            except CatalogueError as error:
                problems += error.problems
            else:
                counts = f"{len(module['lessons'])} lessons, {len(module['questions'])} questions"
                self.stdout.write(f"{folder.name}: {counts}")
        if problems:
            raise CommandError("\n".join(str(problem) for problem in problems))
