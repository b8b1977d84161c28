"""What the person who asks may open. Anything else is not there."""

from typing import Any
from uuid import UUID

from django.http import Http404

from courses.domain.own_learning import find_attempt, find_enrolment
from courses.models import Attempt, Enrolment
from lms.platform.accounts.domain.handed_to_screen import handed_to_screen


def my_enrolment(user: Any, module: str) -> Enrolment:
    """The newest enrolment of `user` on the module with this key; 404 without one."""
    enrolment = handed_to_screen(user, module) or find_enrolment(user, module)
    if enrolment is None:
        raise Http404
    return enrolment


def my_attempt(user: Any, module: str, attempt: UUID) -> Attempt:
    """An attempt of `user` at the quiz of this module; 404 for anybody else's."""
    own = handed_to_screen(user, module, attempt) or find_attempt(user, module, attempt)
    if own is None:
        raise Http404
    return own


def shown_title(content: dict[str, Any]) -> str:
    """What others may see over somebody's shoulder: the neutral title where the module is sensitive."""
    return content["public_title"] if content["sensitive"] else content["title"]
