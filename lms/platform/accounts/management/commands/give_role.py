"""Who works here and as what, for a script or a machine without a screen. People use /admin/people/."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction

from lms.platform.accounts.domain.people import give_role
from lms.platform.accounts.domain.roles import RoleRefused
from lms.platform.accounts.management.naming import NamingCommand
from lms.platform.accounts.roles import Role, is_sensitive


class Command(NamingCommand):
    """Safe to repeat."""

    help = "Give somebody a role. One that is sensitive needs --by and --approved-by: two other people."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, as what, where, until when, and on whose word."""
        parser.add_argument("email")
        parser.add_argument("role", choices=Role.values)
        parser.add_argument("--name", default="", help="Full name, for somebody who is new.")
        parser.add_argument("--area", help="The short name of the area it is for; without it, everywhere.")
        parser.add_argument("--until", type=date.fromisoformat, help="The first day without the role: 2027-04-01.")
        parser.add_argument("--by", help="The address of the administrator who gives it.")
        parser.add_argument("--approved-by", help="The address of the second person, who agreed.")

    @transaction.atomic
    def handle(self, *args: Any, email: str, role: str, **options: Any) -> None:
        """Everybody is looked up first, so that a slip of the pen leaves nobody half made."""
        by, approved_by = (self.person(options[who]) if options[who] else None for who in ("by", "approved_by"))
        area = self.area(options["area"]) if options["area"] else None
        if is_sensitive(Role(role)) and (by is None or approved_by is None):
            raise CommandError("This role takes two people: say --by and --approved-by, two other people.")
        person = self.person_or_new(email, options["name"])
        try:
            give_role(person, role, area=area, ends=options["until"], by=by, approved_by=approved_by)
        except RoleRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        where = f"in {area.name}" if area else "everywhere"
        self.stdout.write(f"{person.email} is {Role(role).label.lower()} {where}. They sign in at /admin/ with a code.")
