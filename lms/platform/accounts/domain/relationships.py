"""Nobody acts on their own case, a relative's or that of somebody they declared."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lms.platform.accounts.models import Relationship, User
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
    record("accounts.relationship_declared", by=by, target=relationship, ids={"kind": relationship.kind})
    return relationship


def conflicted(staff_user: User, person: User) -> str:
    """Why `staff_user` may not act on the case of `person`, as a sentence; an empty string where they may."""
    if staff_user.pk == person.pk:
        return _("This is your own case. Somebody else has to do this.")
    between = Q(person=staff_user, other=person) | Q(person=person, other=staff_user)
    if Relationship.objects.filter(between).exists():
        return _("You know this person. Somebody else has to do this.")
    return ""
