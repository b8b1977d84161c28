"""Whose turn it is, what comes next, by when: for the applicant's pages. For staff: `next_step.py`."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recruitment.domain.base.coordinators import coordinator_name
from recruitment.domain.base.letters import day
from recruitment.domain.base.working_days import promise
from recruitment.domain.decisions.reviews import answer_promise, open_review, reading
from recruitment.domain.status.clearance_status import as_a_volunteer, is_restricted
from recruitment.domain.status.pending import decided, is_with_us, pending_with_us, who_has_it
from recruitment.domain.workflow.stages import WORDS
from recruitment.models import Application, GateKind, Review, SelfDisclosure, Stage
from recruitment.models.kinds import RESOLVED
from recruitment.models.stages import AFTER_OFFER, ENDED, WAITING

Turn = Literal["you", "us", "nobody"]


SAY: dict[str, Any] = {
    "disclosure": gettext_lazy(
        "There is one private question for you. You can write, or say that you would rather talk."
    ),
    "agreement": gettext_lazy("Please read our agreement with each other. If it is right for you, agree to it."),
    "learn": gettext_lazy("Your training is still open. Go at your own speed."),
}
"""What the page says first, by where the person's next step leads; else the words of the stage."""


@dataclass(frozen=True)
class Todo:
    """What the applicant can do now; `to` is `tasks`, `disclosure`, `agreement`, `learn`, `resume` or `decision`."""

    words: str
    to: str


@dataclass(frozen=True)
class Now:
    """What happens now: whose turn, who has it, what to say about it, and by which day (None where no day is said).

    `what` follows `lead`. `also` is what others hold while it is the person's turn; `by` is then the day of that.
    """

    turn: Turn
    who: str
    lead: str
    what: str
    by: date | None = None
    todo: tuple[Todo, ...] = ()
    also: str = ""
    late: bool = False


def what_happens_now(application: Application) -> Now:
    """For the applicant's own pages. Never silent: every stage has a sentence, and every wait a name and a day."""
    stage = Stage(application.stage)
    if stage in WAITING:
        return _at_rest(application, Todo(_("Go on with my application"), "resume"))
    if stage in ENDED:
        review = open_review(application)
        return _looked_at_again(review) if review else _over(application)
    todo = tuple(_todo(application))
    return _yours(application, todo) if todo else _ours(application)


def _at_rest(application: Application, *todo: Todo) -> Now:
    words = WORDS[Stage(application.stage)]
    return Now("nobody", "", f"{words.now}.", str(words.waiting), None, todo)


def _over(application: Application) -> Now:
    """An end: nobody's turn. Somebody cleared reads how it stands today."""
    reads = [Todo(reading(application), "decision")]
    if application.stage != Stage.CLEARED:
        return _at_rest(application, *(reads if application.stage == Stage.NOT_APPOINTED else []))
    name, words = as_a_volunteer(application)
    return Now("nobody", "", f"{name}.", str(words), None, tuple(reads) if is_restricted(application) else ())


def _looked_at_again(review: Review) -> Now:
    found = answer_promise(review)
    asked = day(timezone.localdate(review.asked_at))
    words = _("You asked on %(day)s. Somebody has it who has not seen it before.") % {"day": asked}
    lead = _late(found.missed) if found.missed else _("Somebody new is looking again.")
    reads = Todo(reading(review.determination.application), "decision")
    return Now("us", _("Somebody new"), lead, words, found.by, (reads,), late=bool(found.missed))


def _yours(application: Application, todo: tuple[Todo, ...]) -> Now:
    """Their turn, in words about what they can do; beside it, who has the rest and by when."""
    what = SAY.get(todo[0].to) or str(WORDS[Stage(application.stage)].waiting)
    lead = _("It is your turn.")
    if not is_with_us(application):
        done = decided(application) and application.stage == Stage.DECISION
        also = _("Two of us have looked at everything else.") if done else ""
        return Now("you", _("You"), lead, str(what), None, todo, also)
    found = promise(application)
    also = _what_we_hold(application)
    if found.missed:
        also = f"{also} {_late(found.missed)}"
    return Now("you", _("You"), lead, str(what), found.by, todo, also, late=bool(found.missed))


def _ours(application: Application) -> Now:
    found = promise(application)
    if found.missed:
        return Now("us", _who(application), _late(found.missed), _what_we_hold(application), found.by, late=True)
    words = _what_we_hold(application) if application.stage in AFTER_OFFER else ""
    waiting = words or str(WORDS[Stage(application.stage)].waiting)
    return Now("us", _who(application), _("It is our turn."), waiting, found.by)


def _what_we_hold(application: Application) -> str:
    """One sentence: who has it, and in the checks which of them, in general words."""
    if application.stage == Stage.CHECKS:
        names = pending_with_us(application)
        return (
            _("Still with us: %(names)s.") % {"names": names} if names else _("The checks are done. Next, we decide.")
        )
    if application.stage == Stage.DECISION:
        if decided(application):
            return _("Two of us have decided. We write to you.")
        return _("Two of us look at everything together. A record on its own never decides.")
    return who_has_it(application)


def _late(missed: date) -> str:
    return _("We said %(day)s. We are late, and we are sorry.") % {"day": day(missed)}


def _todo(application: Application) -> list[Todo]:
    if application.stage == Stage.DRAFT:
        return [Todo(_("Fill in your form"), "tasks")]
    if application.stage == Stage.CONDITIONAL_OFFER:
        return [Todo(_("Answer a few more questions and tell us to go ahead"), "tasks"), *_asked(application)]
    return _asked(application) if application.stage in (Stage.CHECKS, Stage.DECISION) else []


def _asked(application: Application) -> list[Todo]:
    found = []
    disclosure = getattr(application, "self_disclosure", None)
    if disclosure and disclosure.state == SelfDisclosure.State.SENT:
        found.append(Todo(_("Answer one private question, or ask to talk instead"), "disclosure"))
    open_gates = [gate for gate in application.gates.all() if gate.state not in RESOLVED]
    if any(gate.kind == GateKind.AGREEMENT for gate in open_gates) and application.stage == Stage.CHECKS:
        found.append(Todo(_("Read and agree to the volunteer agreement"), "agreement"))
    if any(gate.kind == GateKind.TRAINING for gate in open_gates):
        found.append(Todo(_("Go on with your training"), "learn"))
    return found


def _who(application: Application) -> str:
    if application.stage == Stage.DECISION and not decided(application):
        return _("Two of us")
    return coordinator_name(application)
