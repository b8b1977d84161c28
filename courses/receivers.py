"""Publishing a module in the CMS cuts its next version."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from courses.domain.activities import registry as _activity_kinds  # noqa: F401 - read whenever Django starts
from courses.domain.questions import registry as _question_kinds  # noqa: F401 - read whenever Django starts
from courses.domain.versions import cut_version, publishing_problems
from courses.models import Module


@receiver(page_published, sender=Module, dispatch_uid="courses.cut_version")
def cut_on_publishing(instance: Module, revision: Any, **_: Any) -> None:
    """A module that is not whole is refused before it is published; one scheduled earlier waits for the next time."""
    if not publishing_problems(instance):
        cut_version(instance, by=revision.user if revision else None)
