"""What the tests of contact changes share: two of the staff, what they say, and a clock that goes on a day."""

from datetime import timedelta
from typing import Any

import time_machine
from django.utils import timezone

from lms.platform.accounts.domain.people import update_contact
from lms.platform.accounts.models import User
from lms.platform.signin.domain import contact_changes
from lms.platform.signin.domain.contact_change_endings import carry_out_due
from lms.platform.signin.models import ContactChange
from lms.platform.trust.models import AuditEntry
from tests import cast

OLD, NEW = "+447700900201", "+447700900777"
"""The number that Priya has, and the one that she says is hers now."""
LOST = {"replaces": "phone", "reason": "lost", "contact": NEW, "known": "in_person"}
RECYCLED = LOST | {"reason": "recycled"}


def second() -> User:
    """The other coordinator of Eastmoor."""
    return cast._with_role(cast.wendy(), "coordinator", cast.eastmoor())


def asked(person: User | None = None, *, by: User | None = None, **said: Any) -> ContactChange:
    """Maya asks for Priya, who lost her phone; whatever else is `said`. Administrators need no case of the person's."""
    who = by or cast.maya()
    return contact_changes.request_contact_change(person or cast.priya(), by=who, on_case=True, **(LOST | said))


def agreed(change: ContactChange | None = None, *, by: User | None = None, **said: Any) -> ContactChange:
    """The second person heard the same."""
    found = change or asked()
    heard = {"contact": found.contact or "", "known": "call"} | said
    return contact_changes.agree_to_contact_change(found, by=by or second(), on_case=True, **heard)


def recycled(**said: Any) -> ContactChange:
    """Somebody else has Priya's number now, and two of the staff agree on it."""
    return agreed(asked(**(RECYCLED | said)))


def done(change: ContactChange | None = None) -> ContactChange:
    """A day and a minute after it was agreed to."""
    found = change or agreed()
    a_day_later()
    found.refresh_from_db()
    return found


def a_day_later(*, hours: float = 24.1) -> int:
    """What the scheduled step says that it did, so many hours from now."""
    with time_machine.travel(timezone.now() + timedelta(hours=hours), tick=True):
        return carry_out_due()


def fresh(person: User) -> User:
    return User.objects.get(pk=person.pk)


def with_phone(person: User, phone: str = "07700 900205") -> User:
    """Somebody who gave us a number as well."""
    return update_contact(person, by=person, phone=phone)


def trail() -> list[tuple[str, list[str]]]:
    """What the audit trail says of changes: the action and the names of the fields."""
    rows = AuditEntry.objects.filter(action__startswith="signin.contact_change").order_by("pk")
    return [(row.action.removeprefix("signin.contact_change_"), row.fields) for row in rows]
