"""The path of the journey line, and where on it somebody stands."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from recruitment.domain.workflow.stages import STOPS, Stop
from recruitment.models import Application, Stage
from recruitment.models.stages import SIDE, STOPPED

Where = Literal["done", "here", "ahead"]
STILL = {
    Stage.PAUSED: _("You are on a break here."),
    Stage.LAPSED: _("We wait here to hear from you."),
    Stage.WITHDRAWN: _("You stopped here. What you did stays yours."),
    Stage.NOT_APPOINTED: _("This is as far as it goes, for now. What you did stays yours."),
}
HELLO, FORM, OFFER, CHECKS, DECISION, START = STOPS


def journey(application: Application) -> list[tuple[Stop, Where]]:
    """Every stop, with where the person is. Somebody who is paused stays where they were.

    At an end that is not the start there is no way on, so no stop ahead: only what was walked is there, and after a
    "no" that two people decided.
    """
    stops = _stops(application)
    here = stops.index(_stop(application))
    if application.stage in STOPPED:
        return [(stop, "done") for stop in _walked(application, stops[:here])]
    if application.stage == Stage.CLEARED:
        here = len(stops)
    return [
        (stop, "done" if place < here else "here" if place == here else "ahead") for place, stop in enumerate(stops)
    ]


def ahead(application: Application) -> list[Stop]:
    """What comes after this. Nothing does where the path stands still or has come to an end."""
    return [] if application.stage in SIDE else [stop for stop, where in journey(application) if where == "ahead"]


def stands_still(application: Application) -> str:
    """Why nothing comes next, in a sentence; empty for somebody on the way."""
    return str(STILL.get(Stage(application.stage), ""))


def began_with_form(application: Application) -> bool:
    """Whether somebody wrote first and never said hello. They talk with one of us after the form."""
    return application.enquired_at is None


def _stops(application: Application) -> list[Stop]:
    first = [FORM, HELLO] if began_with_form(application) else [HELLO, FORM]
    return [*first, OFFER, CHECKS, DECISION, START]


def _stop(application: Application) -> Stop:
    """Where the stage lies. The form once sent, the next stop is ours: to talk where nobody has, else the offer."""
    stage = Stage(application.paused_from if application.stage in SIDE else application.stage)
    if application.submitted_at and stage in (Stage.SUBMITTED, Stage.CONVERSATION):
        return HELLO if began_with_form(application) else OFFER
    return next(stop for stop in STOPS if stage in stop.stages)


def _walked(application: Application, before: list[Stop]) -> list[Stop]:
    """What stays theirs. Hello counts where they said it, or where we talked."""
    greeted = HELLO not in before and (
        not began_with_form(application) or application.paused_from == Stage.CONVERSATION
    )
    decided = application.stage == Stage.NOT_APPOINTED
    return [*before, *([HELLO] if greeted else []), *([DECISION] if decided else [])]
