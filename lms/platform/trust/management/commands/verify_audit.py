"""Check that the audit trail is as it was written."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lms.platform.trust.domain.verifying import verify_audit


class Command(BaseCommand):
    help = "Check the audit trail's chain and name the rows that are not as they were written."

    def handle(self, *args: Any, **options: Any) -> None:
        found = verify_audit()
        self.stdout.write(f"{found.chained} entries hold, {found.waiting} wait to be chained.")
        if not found.heads:
            self.stdout.write("No signed head was exported yet: a cut-off end could not be noticed.")
        if found.fault:
            raise CommandError("\n".join(found.faults))
        self.stdout.write(f"The chain agrees with {found.heads} signed heads.")
