"""Who works here: the list of everybody with a role, and finding one person by how they can be reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.contacts import tidy_contact
from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.domain.people import ContactTaken, create_person, find_by_email, find_by_phone
from lms.platform.accounts.domain.relationships import close_and_not_colleagues
from lms.platform.accounts.domain.roles import RoleRefused
from lms.platform.accounts.models import RoleHolding, RoleRequest, User
from lms.platform.accounts.roles import Grant, Role, opens_something
from lms.platform.paging import PAGE, cut
from lms.platform.trust.domain.audit import record

WORKING = [role for role in Role if opens_something(role)]


class Standing(StrEnum):
    """Which part of the list: who works here, who mentors, and whose last role has ended."""

    TODAY = "today"
    MENTORS = "mentors"
    ENDED = "ended"


@dataclass(frozen=True)
class People:
    """One piece of the list, and the person after whom the next one begins (None at the end)."""

    rows: Sequence[User]
    after: UUID | None


def standings_for(viewer: User) -> list[Standing]:
    """Who mentors is for those who look after accounts: a manager and the lead are shown the staff alone."""
    gives = has_grant(viewer, Grant.ACCOUNTS_MANAGE)
    return [standing for standing in Standing if gives or standing is not Standing.MENTORS]


def list_people(standing: Standing, *, viewer: User, after: UUID | None = None, size: int = PAGE) -> People:
    """The next `size` people by name, each with `role_holdings` at hand; after nobody known, from the beginning.

    Nobody is shown who is close to `viewer` and does not work here.
    """
    shown = _standing(standing).exclude(pk__in=close_and_not_colleagues(viewer))
    named = shown.annotate(by_name=Lower("full_name")).order_by("by_name", "pk")
    last = User.objects.filter(uuid=after).values_list(Lower("full_name"), "pk").first() if after else None
    if last:
        named = named.filter(Q(by_name__gt=last[0]) | Q(by_name=last[0], pk__gt=last[1]))
    found, last_shown = cut(named.prefetch_related(_roles()), size)
    return People(found, last_shown.uuid if last_shown else None)


def seen_by(viewer: User) -> QuerySet[User]:
    """Whose roles `viewer` may look at: anybody's for an administrator; staff's, and those asked for, for the rest.

    Never those of somebody close to them who does not work here.
    """
    people = User.objects.exclude(pk__in=close_and_not_colleagues(viewer))
    if has_grant(viewer, Grant.ACCOUNTS_MANAGE):
        return people
    if not has_grant(viewer, Grant.ROLES_APPROVE):
        return User.objects.none()
    asked_for = RoleRequest.objects.open().filter(user=OuterRef("pk"))
    return people.filter(Exists(_held().filter(role__in=WORKING)) | Exists(asked_for))


def holdings_to_show(person: User, viewer: User) -> list[RoleHolding]:
    """Every role of `person`, newest first, with who gave it; that somebody mentors is for administrators."""
    held = person.role_holdings.select_related("area", "given_by", "approved_by").order_by("-starts", "-pk")
    return list(held if has_grant(viewer, Grant.ACCOUNTS_MANAGE) else held.filter(role__in=WORKING))


def roles_today(person: User) -> list[RoleHolding]:
    """The staff roles of `person` that count today, for whoever weighs whether they are to have one more."""
    current = RoleHolding.objects.current().filter(user=person, role__in=WORKING)
    return list(current.select_related("area").order_by("starts", "pk"))


@transaction.atomic
def look_for(contact: str, *, by: User) -> User | None:
    """The person with exactly this e-mail address or phone number, or nobody: nobody too where they are close to `by`.

    Written down whether or not somebody was found: who looks for a person who does not want to be found leaves a
    trace. Raises ValidationError for what is neither, and RoleRefused for whoever looks after no accounts.
    """
    if not has_grant(by, Grant.ACCOUNTS_MANAGE):
        raise RoleRefused(_("You cannot look for people."))
    email, phone = tidy_contact(contact)
    found = find_by_email(email) if email else find_by_phone(phone or "")
    record("accounts.person_looked_for", by=by, target=found)
    return None if found is not None and found.pk in close_and_not_colleagues(by) else found


@transaction.atomic
def add_person(*, full_name: str, contact: str, by: User) -> tuple[User, bool]:
    """Somebody new with this e-mail address or phone number, and True; or whoever has it already, and False.

    Raises ValidationError and RoleRefused as `look_for` does.
    """
    found = look_for(contact, by=by)
    if found:
        return found, False
    email, phone = tidy_contact(contact)
    try:
        return create_person(full_name=full_name, email=email, phone=phone, by=by), True
    except ContactTaken as taken:
        if taken.holder.pk in close_and_not_colleagues(by):
            raise RoleRefused(_("You cannot add this person. Somebody else has to do this.")) from taken
        return taken.holder, False


def _standing(standing: Standing) -> QuerySet[User]:
    current = RoleHolding.objects.current().filter(user=OuterRef("pk"))
    if standing is Standing.MENTORS:
        return User.objects.filter(Exists(current.exclude(role__in=WORKING)))
    works = Exists(current.filter(role__in=WORKING))
    if standing is Standing.TODAY:
        return User.objects.filter(works)
    return User.objects.filter(~works, Exists(_held().filter(role__in=WORKING)))


def _held() -> QuerySet[RoleHolding]:
    return RoleHolding.objects.filter(user=OuterRef("pk"))


def _roles() -> Prefetch:
    return Prefetch("role_holdings", RoleHolding.objects.select_related("area").order_by("starts", "pk"))
