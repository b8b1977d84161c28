"""Could I volunteer? Four questions, an answer that always leads on, and nothing kept.

No question is about a record, an illness or a past: none of them decides whether somebody may say hello.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Choice:
    """One answer. `says` is the sentence that it brings; `not_yet` marks what has to change before a start."""

    value: str
    label: Words
    says: Words
    not_yet: bool = False


@dataclass(frozen=True)
class Question:
    name: str
    label: Words
    hint: Words
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Outcome:
    """What the page says back: a heading, a sentence for each answer, and where to go from here."""

    heading: Words
    sentences: list[Words]
    may_start: bool


QUESTIONS = (
    Question(
        "age",
        _("Are you 18 or over?"),
        _("For walking beside one person, our roles start at 18."),
        (
            Choice("yes", _("Yes"), _("You are old enough for every role here.")),
            Choice(
                "no",
                _("Not yet"),
                _("You can start with us when you are 18. Until then we can help you find something near you."),
                not_yet=True,
            ),
        ),
    ),
    Question(
        "steady",
        _("How are things for you just now?"),
        _("There is no right answer. We ask because the role can stir things up."),
        (
            Choice("steady", _("Mostly steady"), _("Good. Somebody will be beside you on the days when it is not.")),
            Choice(
                "mixed",
                _("Up and down"),
                _("That is most of us. We go at your speed, and a break never counts against you."),
            ),
            Choice(
                "hard",
                _("Hard"),
                _("Then you come first. You can talk to somebody today, and say hello to us whenever you like."),
            ),
        ),
    ),
    Question(
        "time",
        _("Could you spare about three hours a week?"),
        _("It does not have to be the same three hours."),
        (
            Choice("yes", _("Yes"), _("That is plenty.")),
            Choice("less", _("Less than that"), _("Tell us what you have. Some people walk with us every other week.")),
            Choice(
                "unsure", _("I do not know yet"), _("You do not have to know. Your hours are the last thing we plan.")
            ),
        ),
    ),
    Question(
        "worry",
        _("Is something holding you back?"),
        _("Pick the one that is loudest. We do not keep it."),
        (
            Choice(
                "past",
                _("My past, or a record"),
                _("A record does not decide it. People do. The form does not ask, and we talk first."),
            ),
            Choice(
                "reading",
                _("Reading, writing or forms"),
                _("You can do all of it by talking. We fill it in together."),
            ),
            Choice(
                "money",
                _("Fares, child care or benefits"),
                _("Fares and child care are paid back. An adviser can look at benefits with you before you start."),
            ),
            Choice(
                "support",
                _("I am being supported myself"),
                _("Volunteering never changes the support you get. Nobody who supports you decides about you here."),
            ),
            Choice("nothing", _("Nothing much"), _("Then come in.")),
        ),
    ),
)


def checker_outcome(answers: Mapping[str, str]) -> Outcome | None:
    """What to say to somebody with these answers; None until every question has one of its own answers."""
    chosen = [_chosen(question, answers.get(question.name, "")) for question in QUESTIONS]
    found = [choice for choice in chosen if choice is not None]
    if len(found) < len(QUESTIONS):
        return None
    may_start = not any(choice.not_yet for choice in found)
    heading = _("Yes, you could. Come and say hello.") if may_start else _("Not just yet. Here is what you can do now.")
    return Outcome(heading, [choice.says for choice in found], may_start)


def _chosen(question: Question, value: str) -> Choice | None:
    return next((choice for choice in question.choices if choice.value == value), None)
