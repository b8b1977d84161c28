"""What each stage is called, how long it is expected to last, who acts next, and what the applicant reads meanwhile."""

from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from recruitment.models.stages import Stage

Acts = Literal["applicant", "coordinator", "checks", "decision", "nobody"]


@dataclass(frozen=True)
class StageWords:
    """`staff`, `now` and `before` are the three names; `days` is what we say it takes; `acts` has the next step."""

    staff: Any
    now: Any
    before: Any
    days: int
    acts: Acts
    waiting: Any


WORDS: dict[Stage, StageWords] = {
    Stage.ENQUIRY: StageWords(
        Stage.ENQUIRY.label,
        _("You said hello"),
        _("Say hello"),
        3,
        "coordinator",
        _("We have your message. One of us gets in touch in the way you chose."),
    ),
    Stage.CONVERSATION: StageWords(
        Stage.CONVERSATION.label,
        _("We are talking"),
        _("Say hello"),
        7,
        "coordinator",
        _("We talk about what you would like to do. Nothing is decided, and you can ask anything."),
    ),
    Stage.DRAFT: StageWords(
        Stage.DRAFT.label,
        _("Your form"),
        _("Tell us about you"),
        30,
        "applicant",
        _("Your answers are saved. There is no hurry, and you can stop at any time."),
    ),
    Stage.SUBMITTED: StageWords(
        Stage.SUBMITTED.label,
        _("We have your form"),
        _("We read your form"),
        5,
        "coordinator",
        _("We read what you sent. Then we tell you what happens next."),
    ),
    Stage.CONDITIONAL_OFFER: StageWords(
        Stage.CONDITIONAL_OFFER.label,
        _("We would like to have you"),
        _("We offer you a place"),
        14,
        "applicant",
        _("We would like you to join us, once the checks are done. A few more questions come first."),
    ),
    Stage.CHECKS: StageWords(
        Stage.CHECKS.label,
        _("Checks and training"),
        _("Checks"),
        42,
        "coordinator",
        _("We do the checks together with you. You can do your training meanwhile."),
    ),
    Stage.DECISION: StageWords(
        Stage.DECISION.label,
        _("We are deciding"),
        _("Two people decide"),
        7,
        "decision",
        _("Two people look at everything together. A record on its own never decides."),
    ),
    Stage.CLEARED: StageWords(
        Stage.CLEARED.label,
        _("You are ready to start"),
        _("You start"),
        0,
        "nobody",
        _("Your coordinator arranges your first day with you."),
    ),
    Stage.PAUSED: StageWords(
        Stage.PAUSED.label,
        _("Paused"),
        _("Paused"),
        365,
        "applicant",
        _("Everything is kept as it is. Come back when you like. We ask once a year if that is still right."),
    ),
    Stage.LAPSED: StageWords(
        Stage.LAPSED.label,
        _("We have not heard from you"),
        _("Waiting to hear from you"),
        365,
        "applicant",
        _("Nothing moves for now, and nothing is lost. You can go on from where you were at any time."),
    ),
    Stage.WITHDRAWN: StageWords(
        Stage.WITHDRAWN.label,
        _("You stopped your application"),
        _("Stopped"),
        0,
        "nobody",
        _("That is all right, and nobody asks you why. What you have learned stays yours."),
    ),
    Stage.NOT_APPOINTED: StageWords(
        Stage.NOT_APPOINTED.label,
        _("Not this role, for now"),
        _("Not this role"),
        0,
        "nobody",
        _("Two of us decided. We have written down for you why, and what could change."),
    ),
}


@dataclass(frozen=True)
class Stop:
    """One stop of the path; `stages` are what lies within it, `more` is what to expect.

    It is called the same wherever it stands: on a role's page, before the start, on the way and once walked.
    """

    slug: str
    stages: tuple[Stage, ...]
    name: Any
    more: Any


STOPS = (
    Stop(
        "hello",
        (Stage.ENQUIRY, Stage.CONVERSATION),
        _("Say hello"),
        _("One of us rings, texts or writes. About 20 minutes. Bring a friend if you like."),
    ),
    Stop(
        "form",
        (Stage.DRAFT,),
        _("Tell us about you"),
        _("One question at a time. It saves by itself. We can fill it in together."),
    ),
    Stop(
        "offer",
        (Stage.SUBMITTED, Stage.CONDITIONAL_OFFER),
        _("An offer, or why not yet"),
        _("A person tells you. With an offer you can start training, while the checks are done."),
    ),
    Stop(
        "checks",
        (Stage.CHECKS,),
        _("Checks"),
        _("Who you are, people who can speak for you, and what the role needs. We do it with you."),
    ),
    Stop(
        "decision",
        (Stage.DECISION,),
        _("Two people decide"),
        _("Never one person alone, and never a computer."),
    ),
    Stop(
        "start",
        (Stage.CLEARED,),
        _("You start"),
        _("Your coordinator plans your first day with you. There is no time limit."),
    ),
)
"""The one list of stops. For somebody who began with the form, `hello` comes after it: see `domain.path`."""
