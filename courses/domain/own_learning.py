"""What the person who asks may open. The access check hands the row over to the screen behind it."""

from typing import Any
from uuid import UUID

from courses.domain.progress import enrolments_to_read
from courses.models import Attempt, Enrolment


def find_enrolment(person: Any, key: str) -> Enrolment | None:
    """The newest enrolment of `person` on the module with this key that they may read."""
    return enrolments_to_read(person).filter(module__key=key).prefetch_related("lessons").first()


def find_attempt(person: Any, key: str, uuid: UUID) -> Attempt | None:
    """Their attempt with this number, at the quiz of this module."""
    mine = Attempt.objects.visible_to(person).filter(uuid=uuid, enrolment__module__key=key)
    readable = mine.filter(enrolment__state__in=Enrolment.READABLE)
    together = readable.select_related("enrolment__version", "version")
    return together.defer("enrolment__version__content", "version__content").first()
