"""Applications found by the reference that people were given: one's own, or one that staff may see."""

from lms.platform.accounts.models import User
from recruitment.domain.base.coordinators import with_coordinator
from recruitment.domain.base.reference_codes import tidy_reference
from recruitment.models import Application


def find_own_application(person: User, reference: str) -> Application | None:
    """The person's application with this reference, its role, area and coordinator; None where it is not theirs."""
    mine = with_coordinator(Application.objects.of(person).select_related("person", "profile", "area"))
    return mine.filter(reference=tidy_reference(reference)).first()


def is_mine(user: User, reference: str, **_others: object) -> bool:
    """For the address table: whether `user` is the applicant."""
    return Application.objects.of(user).filter(reference=tidy_reference(reference)).exists()


def sees_case(user: User, reference: str, **_others: object) -> bool:
    """For the address table: whether `user` may see this application as staff."""
    return Application.objects.worked_by(user).filter(reference=tidy_reference(reference)).exists()
