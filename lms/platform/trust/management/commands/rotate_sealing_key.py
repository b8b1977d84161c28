"""Add a key and seal everything again under it."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lms.platform.trust.domain.rotation import add_key, seal_again


class Command(BaseCommand):
    help = "Add a key and seal everything again under it. Stop it when you like; go on with --resume."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--resume", action="store_true", help="go on with the newest key instead of adding one")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["resume"]:
            if os.environ.get("SEALING_KEYS"):
                raise CommandError("The keys are in SEALING_KEYS: add one there, make it current, and use --resume.")
            self.stdout.write(f"The key {add_key()} is in use from now on. Copy the key file to its second home again.")
        left = seal_again()
        for field in left:
            self.stdout.write(f"{field.field}: {field.rows} left under an older key. {field.why}")
        if left:
            raise CommandError("Not everything could be sealed again. Put right what is named above, then --resume.")
        self.stdout.write("Everything is sealed under the newest key. Keep older keys while backups need them.")
