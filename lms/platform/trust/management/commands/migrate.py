"""Django's `migrate`, after which the guards stand: also where a migration failed on the way."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import DatabaseError, connections

from lms.platform.trust.guarding import forget_guards
from lms.platform.trust.installation import install_triggers, missing_triggers


class Command(Migrate):
    """Everything about it is Django's, but for its end."""

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            super().handle(*args, **options)
        except BaseException:
            self.put_back_what_can_be(options["database"])
            raise
        if not (options["plan"] or options["check_unapplied"]):
            self.put_back(options["database"])

    def put_back_what_can_be(self, alias: str) -> None:
        """The tables may not be those that the guards speak of; why the migration failed is what has to be read."""
        try:
            self.put_back(alias)
        except DatabaseError as error:
            self.stderr.write(f"The guards could not be put back ({error}). Nothing is written until they are.")

    def put_back(self, alias: str) -> None:
        """Where each app's own receiver has done it already, nothing is left to do."""
        if missing_triggers(connections[alias]):
            install_triggers(connections[alias])
        forget_guards()
