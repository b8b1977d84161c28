"""Give the service's database role what it needs, and take away what could be used against the guards."""

import re
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from lms.platform.trust.service_role import statements


class Command(BaseCommand):
    help = "On PostgreSQL, as the owner of the tables, after each migrate: what the service's role may do, and no more."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", help="the role in the service's own DATABASE_URL")
        parser.add_argument("--print", action="store_true", help="only show the statements")

    def handle(self, *args: Any, role: str, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("SQLite knows no roles: whoever can write the file can write all of it.")
        if not re.fullmatch(r"[a-z_][a-z0-9_]*", role):
            raise CommandError("A role's name is small letters, digits and underscores.")
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_database(), current_schema(), current_user")
            database, schema, owner = cursor.fetchone()
            if role == owner:
                raise CommandError("The service has a role of its own: whoever owns the tables can take guards away.")
            for statement in statements(role, owner=owner, database=database, schema=schema):
                self.stdout.write(f"{statement};")
                if not options["print"]:
                    cursor.execute(statement)
