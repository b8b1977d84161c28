"""What the person who asks may open: found once in a request, by whoever asks first.

The access check needs the same row as the screen behind it. It hands the row over on the person's own object, which
lives as long as the request; the first who takes it has it, and a second look is a fresh one.
"""

from typing import Any
from uuid import UUID

from courses.domain.progress import enrolments_to_read
from courses.models import Attempt, Enrolment

HANDED_OVER = "_courses_handed_over"


def find_enrolment(person: Any, key: str) -> Enrolment | None:
    """The newest enrolment of `person` on the module with this key that they may read."""
    return enrolments_to_read(person).filter(module__key=key).prefetch_related("lessons").first()


def find_attempt(person: Any, key: str, uuid: UUID) -> Attempt | None:
    """Their attempt with this number, at the quiz of this module."""
    mine = Attempt.objects.visible_to(person).filter(uuid=uuid, enrolment__module__key=key)
    readable = mine.filter(enrolment__state__in=Enrolment.READABLE)
    together = readable.select_related("enrolment__version", "version")
    return together.defer("enrolment__version__content", "version__content").first()


def hand_over(person: Any, found: Any, *named: object) -> bool:
    """Leave `found` for the screen that asks for the same; whether there is anything."""
    setattr(person, HANDED_OVER, (named, found))
    return found is not None


def taken_over(person: Any, *named: object) -> Any:
    """What the access check has left under these names; None where it has left nothing, or something else."""
    left, found = getattr(person, HANDED_OVER, ((), None))
    setattr(person, HANDED_OVER, ((), None))
    return found if left == named else None
