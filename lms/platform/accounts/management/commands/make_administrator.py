"""The first person of a new installation, and the second whom sensitive roles need."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction

from lms.platform.accounts.domain.people import give_role
from lms.platform.accounts.domain.roles import SecondPersonNeeded
from lms.platform.accounts.management.naming import NamingCommand
from lms.platform.accounts.roles import Role


class Command(NamingCommand):
    """Run it twice on a new machine: roles that open sensitive things need two people, and neither may be one."""

    help = "Give somebody the administrator's role: roles and settings, no sensitive content. They sign in by code."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name and e-mail address."""
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="Full name, for somebody who is new.")

    @transaction.atomic
    def handle(self, *args: Any, email: str, name: str, **options: Any) -> None:
        """Safe to repeat. Two administrators make the third one: a single person at the machine does not."""
        person = self.person_or_new(email, name)
        try:
            give_role(person, Role.ADMINISTRATOR, by=None)
        except SecondPersonNeeded as refusal:
            raise CommandError(
                "There are two administrators already. The next one is asked for by one of them on the screen 'Who "
                "works here', and the other agrees; or say both with give_role, --by and --approved-by."
            ) from refusal
        self.stdout.write(f"{person.email} is an administrator. Sign in at /admin/ with a code by email.")
