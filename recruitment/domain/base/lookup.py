"""Applications found by the reference that people were given: one's own, or one that staff may see."""

from lms.platform.accounts.models import User
from recruitment.domain.base.coordinators import with_coordinator
from recruitment.domain.base.reference_codes import tidy_reference
from recruitment.models import Application

OWN = "own application"
"""What the address table found for a request is handed to its screen once, and not read twice."""


def find_own_application(person: User, reference: str) -> Application | None:
    """The person's application with this reference, its role, area and coordinator; None where it is not theirs."""
    found = person.remembered(OWN, lambda of: _own(of, reference))
    person.forget(OWN)
    return found if found and found.reference == tidy_reference(reference) else _own(person, reference)


def is_mine(user: User, reference: str, **_others: object) -> bool:
    """For the address table: whether `user` is the applicant."""
    user.forget(OWN)
    return user.remembered(OWN, lambda of: _own(of, reference)) is not None


def sees_case(user: User, reference: str, **_others: object) -> bool:
    """For the address table: whether `user` may see this application as staff."""
    return Application.objects.worked_by(user).filter(reference=tidy_reference(reference)).exists()


def _own(person: User, reference: str) -> Application | None:
    mine = with_coordinator(Application.objects.of(person).select_related("person", "profile", "area"))
    return mine.filter(reference=tidy_reference(reference)).first()
