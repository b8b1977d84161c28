"""The first person of a new installation, and the second whom sensitive roles need."""

from argparse import ArgumentParser
from typing import Any

from lms.accounts.domain.people import give_role
from lms.accounts.management.naming import NamingCommand
from lms.accounts.roles import Role


class Command(NamingCommand):
    """Run it twice on a new machine: roles that open sensitive things need two people, and neither may be one."""

    help = "Give somebody the administrator's role: roles and settings, no sensitive content. They sign in by code."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name and e-mail address."""
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="Full name, for somebody who is new.")

    def handle(self, *args: Any, email: str, name: str, **options: Any) -> None:
        """Safe to repeat."""
        person = self.person_or_new(email, name)
        give_role(person, Role.ADMINISTRATOR, by=None)
        self.stdout.write(f"{person.email} is an administrator. Sign in at /admin/ with a code by email.")
