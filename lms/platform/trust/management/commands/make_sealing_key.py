"""Make the key file. Once, on a new installation."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lms.platform.trust.keys import Keyring, write_new


class Command(BaseCommand):
    help = "Make the keys that seal what people tell us, in the file SEALING_KEY_FILE. Never replaces a file."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.SEALING_KEY_FILE)
        if path.exists():
            raise CommandError(f"{path} is there already. Without it, what is sealed can never be read again: keep it.")
        write_new(path, Keyring.new())
        self.stdout.write(f"Made {path}. Keep a copy on another machine: without it nobody can read what is sealed.")
