"""What the person who asks may open. Anything else is not there."""

from typing import Any

from django.http import Http404

from courses.domain.progress import my_enrolments
from courses.models import Attempt, Enrolment


def my_enrolment(user: Any, module: str) -> Enrolment:
    """The newest enrolment of `user` on the module with this key; 404 without one."""
    enrolment = my_enrolments(user).filter(module__key=module).first()
    if enrolment is None:
        raise Http404
    return enrolment


def my_attempt(user: Any, module: str, attempt: Any) -> Attempt:
    """An attempt of `user` at the quiz of this module; 404 for anybody else's."""
    enrolment = my_enrolment(user, module)
    found = enrolment.attempts.all().visible_to(user).select_related("enrolment__version")
    own = found.filter(uuid=attempt).defer(None).first()
    if own is None:
        raise Http404
    return own


def shown_title(content: dict[str, Any]) -> str:
    """What others may see over somebody's shoulder: the neutral title where the module is sensitive."""
    return content["public_title"] if content["sensitive"] else content["title"]
