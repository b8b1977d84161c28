"""Make the pages that a new scheme begins with."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lms.platform.pages.domain.site import lay_out_site


class Command(BaseCommand):
    help = "Make the first page and the information pages, once. What editors changed stays."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="", help="The host that people type; without it, as it is.")
        parser.add_argument("--port", type=int, default=0, help="The port that people type; without it, as it is.")

    def handle(self, *args: Any, **options: Any) -> None:
        home = lay_out_site(host=options["host"], port=options["port"])
        self.stdout.write(f"The first page is “{home.title}”, with {home.get_children().count()} pages below it.")
