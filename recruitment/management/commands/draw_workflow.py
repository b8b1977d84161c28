"""`manage.py draw_workflow` writes docs/recruitment-workflow.md; `--check` only says whether it is up to date."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from recruitment.domain.workflow.diagram import workflow_page

PAGE = Path(settings.PROJECT) / "docs" / "recruitment-workflow.md"


class Command(BaseCommand):
    """Draws the workflow from its tables."""

    help = "Draw docs/recruitment-workflow.md from the table of moves."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; stop where the page is out of date")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            if not PAGE.exists() or PAGE.read_text() != workflow_page():
                raise CommandError("docs/recruitment-workflow.md is out of date: run manage.py draw_workflow.")
            self.stdout.write("docs/recruitment-workflow.md is up to date.")
            return
        PAGE.write_text(workflow_page())
        self.stdout.write(f"Wrote {PAGE}.")
