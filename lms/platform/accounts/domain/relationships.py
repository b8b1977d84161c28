"""Nobody acts on their own case, a relative's or that of somebody they declared."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lms.platform.accounts.models import Relationship, RoleHolding, User
from lms.platform.accounts.roles import Role, opens_something
from lms.platform.trust.domain.audit import record


@transaction.atomic
def declare(
    *, person: User, other: User, kind: Relationship.Kind | str, by: User, note: str | None = None
) -> Relationship:
    """That `other` is the `kind` of `person`. Declaring it again changes only the note, where one is given."""
    relationship, made = Relationship.objects.get_or_create(
        person=person, other=other, kind=Relationship.Kind(kind), defaults={"declared_by": by, "note": note}
    )
    if not made and note is not None:
        relationship.note = note
        relationship.save()
    forget_people_close_to(person, other, by)
    record("accounts.relationship_declared", by=by, target=relationship, ids={"kind": relationship.kind})
    return relationship


def people_close_to(user: Any) -> frozenset[int]:
    """Ids of `user` and of everybody who was declared to be close to them, by either: rows about these are not theirs.

    Nobody is close to a visitor.

    For lists and look-ups. Read once for each user object, as a screen asks many times; `forget_people_close_to` makes
    it read again. Whoever acts is asked afresh, by `conflicted`.
    """
    return user.remembered("close people", _people_close_to) if isinstance(user, User) else frozenset()


def close_and_not_colleagues(user: Any) -> frozenset[int]:
    """Ids of those close to `user` who do not work here: no list of accounts names one of them to `user`.

    That a colleague works here is no secret, and no case: whoever is close to one can see, and end, their role.
    """
    close = people_close_to(user) - {getattr(user, "pk", None)}
    if not close:
        return frozenset()
    working = [role for role in Role if opens_something(role)]
    here = RoleHolding.objects.current().filter(user__in=close, role__in=working)
    return close - set(here.values_list("user", flat=True))


def _people_close_to(user: User) -> frozenset[int]:
    ties = Relationship.objects.filter(Q(person=user) | Q(other=user)).values_list("person", "other")
    return frozenset({user.pk, *(pk for tie in ties for pk in tie)})


def forget_people_close_to(*users: User) -> None:
    """To be called when somebody was declared to be close."""
    for user in users:
        user.forget("close people")


def conflicted(staff_user: User, person: User) -> str:
    """Why `staff_user` may not act on the case of `person`, as a sentence; an empty string where they may."""
    if staff_user.pk == person.pk:
        return _("This is your own case. Somebody else has to do this.")
    between = Q(person=staff_user, other=person) | Q(person=person, other=staff_user)
    if Relationship.objects.filter(between).exists():
        return _("You know this person. Somebody else has to do this.")
    return ""
