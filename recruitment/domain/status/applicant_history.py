"""What an applicant reads about their own path so far: moves and reviews, in words said to them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from recruitment.domain.decisions.reviews import reviews_of
from recruitment.models import Application

WORDS: dict[str, Any] = {
    "talk": _("You and one of us began to talk"),
    "invite": _("We asked you to fill in the form"),
    "write_first": _("You started your form"),
    "submit": _("You sent your form"),
    "offer": _("We offered you a place"),
    "accept": _("You told us to go ahead"),
    "to_decision": _("Two of us began to decide"),
    "back_to_checks": _("We went back to the checks"),
    "clear": _("You can start"),
    "not_appoint": _("We wrote to you about this role"),
    "reopen": _("Your application was opened again"),
    "pause": _("You took a break"),
    "resume": _("You came back"),
    "lapse": _("We could not reach you"),
    "withdraw": _("You stopped your application"),
    "close_at_request": _("We closed your application, as you had asked"),
    "undo_close": _("Your application went on"),
}


@dataclass(frozen=True)
class Happened:
    """One line of "So far"."""

    at: datetime
    words: Any


def applicant_history(application: Application) -> list[Happened]:
    """Newest first, ending with the first hello, if they said one. No names of staff and no notes."""
    moves = application.moves.values_list("at", "name")
    lines = [Happened(at, WORDS[name]) for at, name in moves]
    for review in reviews_of(application):
        lines.append(Happened(review.asked_at, _("You asked somebody to look again")))
        if review.finished_at:
            lines.append(Happened(review.finished_at, _("Somebody new had looked again")))
    if application.enquired_at:
        lines.append(Happened(application.enquired_at, _("You said hello")))
    return sorted(lines, key=lambda line: line.at, reverse=True)
