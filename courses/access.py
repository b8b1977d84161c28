"""Who may open which address of learning: only what one is enrolled on, only one's own attempts."""

from typing import Any
from uuid import UUID

from courses.domain.own_learning import find_attempt, find_enrolment
from courses.models import Module
from lms.platform.accounts.domain.handed_to_screen import hand_to_screen
from lms.platform.accounts.roles import Grant
from lms.platform.trust.access import Address, each, grant, signed_in, whole_number


def enrolled(user: Any, module: str, **_: Any) -> bool:
    """Whether `user` is on the module with this key, and has not been taken off it."""
    return hand_to_screen(user, find_enrolment(user, module), module)


def own_attempt(user: Any, module: str, attempt: UUID, **_: Any) -> bool:
    """Whether the attempt is theirs, on this module."""
    return hand_to_screen(user, find_attempt(user, module, attempt), module, attempt)


def open_module(user: Any, module: str, **_: Any) -> bool:
    """Whether anybody may start the module by themselves."""
    return Module.objects.live().filter(key=module, open_to_all=True).exists()


READ, SEND, FORM = ("GET",), ("POST",), ("GET", "POST")
AUTHORS = grant(Grant.LEARNING_AUTHOR)
BANK, CHOOSER = "wagtailsnippets_courses_question", "wagtailsnippetchoosers_courses_question"

ADDRESSES = [
    Address("courses:home", who=signed_in, methods=READ),
    Address("courses:start", who=signed_in, methods=SEND, mine=open_module),
    Address("courses:module", who=signed_in, methods=READ, mine=enrolled),
    Address("courses:print", who=signed_in, methods=READ, mine=enrolled),
    Address("courses:sheet", who=signed_in, methods=READ, mine=enrolled),
    Address("courses:lesson", who=signed_in, methods=READ, mine=enrolled),
    Address("courses:done", who=signed_in, methods=SEND, mine=enrolled),
    Address("courses:answer", who=signed_in, methods=SEND, mine=enrolled),
    Address("courses:note", who=signed_in, methods=SEND, mine=enrolled),
    Address("courses:quiz", who=signed_in, methods=READ, mine=enrolled),
    Address("courses:quiz_start", who=signed_in, methods=SEND, mine=enrolled),
    Address("courses:quiz_question", who=signed_in, methods=(*READ, *SEND), mine=own_attempt),
    Address("courses:quiz_check", who=signed_in, methods=READ, mine=own_attempt),
    Address("courses:quiz_submit", who=signed_in, methods=SEND, mine=own_attempt),
    Address("courses:quiz_result", who=signed_in, methods=READ, mine=own_attempt),
    *each(
        *(f"{BANK}:{name}" for name in ("list", "list_results", "usage", "history", "history_results")),
        *(f"{CHOOSER}:{name}" for name in ("choose", "choose_results", "chosen_multiple")),
        who=AUTHORS,
        methods=READ,
    ),
    *each(f"{BANK}:add", f"{BANK}:edit", f"{BANK}:delete", f"{CHOOSER}:create", who=AUTHORS, methods=FORM),
    Address(f"{CHOOSER}:chosen", who=AUTHORS, methods=READ, mine=whole_number),
]
