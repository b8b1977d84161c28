"""What somebody reads who was cleared: starting, with us for a while, or not out with people today."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recruitment.domain.workflow.stages import WORDS
from recruitment.models import Application, Clearance, Stage

State = Clearance.State
STARTING = timedelta(days=28)
"""For so long after clearance the first day is what comes next."""
RESTING: dict[str, tuple[Any, Any]] = {
    State.RESTRICTED: (
        _("Please pause for now"),
        _("Please do not start anything new for now. Two of us have agreed on this. We get in touch to talk with you."),
    ),
    State.SABBATICAL: (_("You are on a break"), _("Take your time. Ring us when you would like to come back.")),
    State.ENDED: (_("You have finished here"), _("Thank you for all you did. Your training stays yours.")),
}
SETTLED = (_("You are one of us"), _("Thank you for being there. Ring us whenever you want to talk something over."))


def as_a_volunteer(application: Application) -> tuple[Any, Any]:
    """Its name, and a sentence or two. Needs no query with the clearance at hand."""
    resting = RESTING.get(state_of(application))
    if resting:
        return resting
    words = WORDS[Stage.CLEARED]
    return (words.now, words.waiting) if is_starting(application) else SETTLED


def conditions_of(application: Application) -> str:
    """What we agreed with somebody cleared; "" where nothing, or where the clearance is not in force."""
    clearance = getattr(application, "clearance", None)
    return (clearance.conditions or "") if clearance and clearance.is_in_force else ""


def state_of(application: Application) -> str:
    """Of their clearance; empty where there is none."""
    clearance = getattr(application, "clearance", None)
    return clearance.state if clearance else ""


def is_restricted(application: Application) -> bool:
    """Two of us agreed that they start nothing new for now."""
    return state_of(application) == State.RESTRICTED


def is_starting(application: Application) -> bool:
    """Cleared not long ago, and free to be with people today."""
    new = application.entered_at >= timezone.now() - STARTING
    return application.stage == Stage.CLEARED and new and state_of(application) not in RESTING
