"""Whose turn it is, what comes next, by when: for the applicant's page. For staff: `next_step.py`."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from recruitment.domain.stages import STOPS, WORDS, Stop
from recruitment.models import Application, GateKind, SelfDisclosure, Stage
from recruitment.models.kinds import RESOLVED
from recruitment.models.stages import SIDE

Turn = Literal["you", "us", "nobody"]


@dataclass(frozen=True)
class Todo:
    """Something the applicant can do now; `to` is `task/<slug>`, `disclosure`, `agreement`, `learn` or `accept`."""

    words: str
    to: str


@dataclass(frozen=True)
class Now:
    """What happens now: whose turn, who has it, one sentence about it, and by which day (None where no day is said)."""

    turn: Turn
    who: str
    what: str
    by: date | None
    todo: tuple[Todo, ...] = ()


def what_happens_now(application: Application) -> Now:
    """For the applicant's own page. Never silent: every stage has a sentence, and every wait a name and a day."""
    stage = Stage(application.stage)
    words = WORDS[stage]
    todo = _todo(application)
    turn: Turn = "you" if todo else "nobody" if words.acts == "nobody" else "us"
    if stage in SIDE and words.acts == "applicant":
        turn = "you"
    who = _("You") if turn == "you" else _who(application) if turn == "us" else ""
    by = application.expected_by if turn == "us" else None
    return Now(turn, who, str(words.waiting), by, tuple(todo))


def journey(application: Application) -> list[tuple[Stop, Literal["done", "here", "ahead"]]]:
    """The path of the journey line, with where the person is. Somebody who wrote first talks after the form."""
    stops = list(STOPS)
    if wrote_first(application):
        stops[1], stops[2] = stops[2], stops[1]
    stage = Stage(application.paused_from) if application.stage in SIDE else Stage(application.stage)
    here = next(place for place, stop in enumerate(stops) if stage in stop.stages)
    if application.stage == Stage.CLEARED:
        here = len(stops)
    return [
        (stop, "done" if place < here else "here" if place == here else "ahead") for place, stop in enumerate(stops)
    ]


def wrote_first(application: Application) -> bool:
    """Whether the form came before the conversation."""
    names = [move.name for move in application.moves.all()]
    return "write_first" in names


def _todo(application: Application) -> list[Todo]:
    if application.stage == Stage.DRAFT:
        return [Todo(_("Fill in your form"), "tasks")]
    if application.stage == Stage.CONDITIONAL_OFFER:
        return [Todo(_("Answer a few more questions and tell us to go ahead"), "tasks"), *_asked(application)]
    if application.stage in (Stage.CHECKS, Stage.DECISION):
        return _asked(application)
    return [Todo(_("Go on with my application"), "resume")] if application.stage in (Stage.PAUSED, Stage.LAPSED) else []


def _asked(application: Application) -> list[Todo]:
    found = []
    waiting = (SelfDisclosure.State.SENT,)
    if SelfDisclosure.objects.filter(application=application, state__in=waiting).exists():
        found.append(Todo(_("Answer one private question, or ask to talk instead"), "disclosure"))
    open_gates = [gate for gate in application.gates.all() if gate.state not in RESOLVED]
    if any(gate.kind == GateKind.AGREEMENT for gate in open_gates) and application.stage == Stage.CHECKS:
        found.append(Todo(_("Read and agree to the volunteer agreement"), "agreement"))
    if any(gate.kind == GateKind.TRAINING for gate in open_gates):
        found.append(Todo(_("Go on with your training"), "learn"))
    return found


def _who(application: Application) -> str:
    if application.stage == Stage.DECISION:
        return _("Two of us")
    return application.coordinator.called if application.coordinator else _("One of us")
