"""Applications found by the reference that people were given: one's own, or one that staff may see."""

from lms.platform.accounts.domain.handed_to_screen import hand_to_screen, handed_to_screen
from lms.platform.accounts.models import User
from recruitment.domain.base.coordinators import with_coordinator
from recruitment.domain.base.reference_codes import tidy_reference
from recruitment.models import Application


def find_own_application(person: User, reference: str) -> Application | None:
    """The person's application with this reference, its role, area and coordinator; None where it is not theirs."""
    named = tidy_reference(reference)
    return handed_to_screen(person, Application, named) or _own(person, named)


def is_mine(user: User, reference: str, **_others: object) -> bool:
    """For the address table: whether `user` is the applicant. What it found goes to the screen."""
    named = tidy_reference(reference)
    return hand_to_screen(user, _own(user, named), Application, named)


def sees_case(user: User, reference: str, **_others: object) -> bool:
    """For the address table: whether `user` may see this application as staff."""
    return Application.objects.worked_by(user).filter(reference=tidy_reference(reference)).exists()


def _own(person: User, named: str) -> Application | None:
    mine = with_coordinator(Application.objects.of(person).select_related("person", "profile", "area"))
    return mine.filter(reference=named).first()
