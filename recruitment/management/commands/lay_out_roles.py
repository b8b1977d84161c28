"""Make the list of roles and the role pages that a new scheme begins with."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lms.platform.pages.models import HomePage
from recruitment.domain.roles.pages import lay_out_roles


class Command(BaseCommand):
    help = "Make the list of roles, and a page for each shipped role that has a profile. What editors changed stays."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            index = lay_out_roles()
        except HomePage.DoesNotExist as error:
            raise CommandError("There is no first page yet: run manage.py lay_out_site first.") from error
        self.stdout.write(f"The list of roles is “{index.title}”. Roles on it: {index.get_children().count()}.")
