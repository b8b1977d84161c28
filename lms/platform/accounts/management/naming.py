"""Commands that name people and areas: both are looked up before anything is done, with advice for a slip."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from lms.platform.accounts.domain.people import create_person, find_by_email
from lms.platform.accounts.models import Area, User


class NamingCommand(BaseCommand):
    """A command whose words are e-mail addresses and the short names of areas."""

    def person(self, email: str) -> User:
        """Whoever has this address. Raises CommandError."""
        found = find_by_email(email)
        if found is None:
            raise CommandError(f"Nobody here has the address {email}.")
        return found

    def person_or_new(self, email: str, name: str) -> User:
        """Whoever has this address, made if nobody has. Raises CommandError where it is no address."""
        try:
            return find_by_email(email) or create_person(full_name=name, email=email, by=None)
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error

    def area(self, slug: str) -> Area:
        """The area with this short name. Raises CommandError, which says those that there are."""
        found = Area.objects.filter(slug=slug).first()
        if found is None:
            there_are = ", ".join(Area.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no area {slug!r} (there are: {there_are}). manage.py make_area makes one.")
        return found
