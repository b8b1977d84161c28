"""Colleagues of the cast, for stories in which one administrator is not enough."""

from datetime import timedelta

from lms.platform.accounts.domain.people import create_person, find_by_email
from lms.platform.accounts.domain.roles import give_role
from lms.platform.accounts.models import RoleHolding, User
from lms.platform.accounts.roles import Role
from tests import cast


def second_administrator() -> User:
    """Lin, whom Alex asked for and Mags agreed to."""
    return with_role("Lin Farrow", Role.ADMINISTRATOR)


def deputy() -> User:
    """Dev, who reads concerns beside Sofia."""
    return with_role("Dev Okafor", Role.SAFEGUARDING_DEPUTY)


def with_role(name: str, role: Role) -> User:
    """Somebody of that name with a role that took two people."""
    email = f"{name.split(maxsplit=1)[0].lower()}@example.org"
    person = find_by_email(email) or create_person(full_name=name, email=email, by=None)
    held = give_role(person, role, by=cast.alex(), approved_by=cast.mags())
    RoleHolding.objects.filter(pk=held.pk).update(given_at=held.given_at - timedelta(days=30))
    return person
