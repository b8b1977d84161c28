"""Somebody stops being what they were here."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction

from lms.platform.accounts.domain.people import end_role
from lms.platform.accounts.domain.roles import RoleRefused
from lms.platform.accounts.management.naming import NamingCommand
from lms.platform.accounts.models import RoleHolding
from lms.platform.accounts.roles import Role


class Command(NamingCommand):
    """Safe to repeat: what has ended stays ended."""

    help = "End somebody's role from now on, in one area or wherever they hold it. What they did stays on record."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose, which, where, and on whose word."""
        parser.add_argument("email")
        parser.add_argument("role", choices=Role.values)
        parser.add_argument("--area", help="Only in this area.")
        parser.add_argument("--by", help="The address of the administrator who ends it.")

    @transaction.atomic
    def handle(self, *args: Any, email: str, role: str, **options: Any) -> None:
        """All of them or none."""
        by = self.person(options["by"]) if options["by"] else None
        held = RoleHolding.objects.current().filter(user=self.person(email), role=role)
        if options["area"]:
            held = held.filter(area=self.area(options["area"]))
        holdings = list(held)
        if not holdings:
            raise CommandError(f"{email} does not hold this role.")
        for holding in holdings:
            try:
                end_role(holding, by=by)
            except RoleRefused as refusal:
                raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{email} is no longer {Role(role).label.lower()}.")
