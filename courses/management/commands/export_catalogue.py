"""Write the published training as text files, in the format that load_catalogue reads."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.domain.catalogue.exporting import export_module
from courses.models import Module


class Command(BaseCommand):
    help = "Write published training modules (all, or those whose keys are named) into a folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("into", type=Path)
        parser.add_argument("keys", nargs="*")

    def handle(self, *args: Any, **options: Any) -> None:
        modules = Module.objects.live().order_by("key")
        missing = set(options["keys"]) - set(modules.values_list("key", flat=True))
        if missing:
            raise CommandError(f"No published module is called {', '.join(sorted(missing))}.")
        for module in modules.filter(key__in=options["keys"]) if options["keys"] else modules:
            self.stdout.write(str(export_module(module, options["into"])))
