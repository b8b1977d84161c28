"""Whose turn it is, what comes next, by when: for the applicant's pages and for the rows of staff."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.accounts.domain.grants import has_grant
from lms.accounts.models import User
from lms.accounts.roles import Grant
from recruitment.domain.days import promise
from recruitment.domain.gate_facts import gate_view
from recruitment.domain.held import decided, has_it, held, is_with_us
from recruitment.domain.letters import day
from recruitment.domain.reviews import answer_promise, open_review, reading
from recruitment.domain.ringing import ring_by
from recruitment.domain.stages import WORDS
from recruitment.domain.volunteers import as_a_volunteer, is_restricted
from recruitment.models import Application, Determination, Gate, GateKind, GateState, Review, SelfDisclosure, Stage
from recruitment.models.kinds import RESOLVED
from recruitment.models.stages import AFTER_OFFER, ENDED, WAITING

Turn = Literal["you", "us", "nobody"]


DO: dict[GateKind, Any] = {
    GateKind.CONVERSATION: gettext_lazy("Have the first conversation"),
    GateKind.REFERENCES: gettext_lazy("Ask the people who can speak for them"),
    GateKind.IDENTITY: gettext_lazy("Look at papers together"),
    GateKind.SELF_DISCLOSURE: gettext_lazy("Send or read the private question"),
    GateKind.DBS: gettext_lazy("See to the DBS check"),
    GateKind.SUITABILITY: gettext_lazy("Weigh it for this role"),
    GateKind.CONFLICT_CHECK: gettext_lazy("Ask whom they know"),
    GateKind.AGREEMENT: gettext_lazy("Go through the agreement"),
    GateKind.TRAINING: gettext_lazy("See how the training goes"),
    GateKind.RIGHT_TO_VOLUNTEER: gettext_lazy("See that they may volunteer"),
    GateKind.POLICE_VETTING: gettext_lazy("See to the vetting"),
}
"""The next step of an open gate, as a verb, for staff."""
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


@dataclass(frozen=True)
class Step:
    """The one next step that a member of staff sees; `to` as in `refusals.Missing`, or `move/<name>`."""

    words: str
    to: str
    waits_for: str
    days_late: int


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


def next_step(application: Application, viewer: User) -> Step:
    """The one next step, as `viewer` may know it. Needs no query where `people.for_screen` made the row."""
    words, to, waits_for = _STEPS[Stage(application.stage)](application, viewer)
    due = application.expected_by
    if application.ring_asked_at and has_grant(viewer, Grant.CASE_WORK):
        words, to, waits_for = _("Ring them. They asked us to"), "conversation", "coordinator"
        due = ring_by(application) or due
    late = (timezone.localdate() - due).days
    return Step(words, to, waits_for, max(late, 0) if waits_for not in ("", "applicant") else 0)


def expected_days(application: Application) -> tuple[int, int]:
    """(days at this stage so far, days we said it would take)."""
    here = (timezone.localdate() - timezone.localdate(application.entered_at)).days
    return here, WORDS[Stage(application.stage)].days


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
        names = held(application)
        return (
            _("Still with us: %(names)s.") % {"names": names} if names else _("The checks are done. Next, we decide.")
        )
    if application.stage == Stage.DECISION:
        if decided(application):
            return _("Two of us have decided. We write to you.")
        return _("Two of us look at everything together. A record on its own never decides.")
    return has_it(application)


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
    return application.coordinator.called if application.coordinator else _("One of us")


def _enquiry(application: Application, viewer: User) -> tuple[str, str, str]:
    return _("Get in touch"), "conversation", "coordinator"


def _conversation(application: Application, viewer: User) -> tuple[str, str, str]:
    if application.submitted_at:
        return _("Talk, then make the offer"), "move/offer", "coordinator"
    return _("Talk, then invite to the form"), "move/invite", "coordinator"


def _draft(application: Application, viewer: User) -> tuple[str, str, str]:
    return _("They are filling in the form"), "", "applicant"


def _submitted(application: Application, viewer: User) -> tuple[str, str, str]:
    return _("Read the form, then talk or make the offer"), "move/offer", "coordinator"


def _conditional_offer(application: Application, viewer: User) -> tuple[str, str, str]:
    return _("They answer the questions after the offer"), "", "applicant"


def _checks(application: Application, viewer: User) -> tuple[str, str, str]:
    views = [gate_view(gate, viewer, application) for gate in _other_gates(application)]
    for view in views:
        if view.is_open and view.may_see and view.state not in (GateState.WITH_APPLICANT, GateState.REQUESTED):
            return str(DO[GateKind(view.kind)]), f"gate/{view.kind}", "staff"
    if any(view.is_open and not view.may_see for view in views):
        return _("With the checks team"), "", "checks"
    waiting = next((view for view in views if view.is_open and view.state != GateState.NOT_SATISFIED), None)
    if waiting:
        words = _("%(gate)s: %(state)s") % {"gate": waiting.name, "state": str(waiting.label).lower()}
        return words, f"gate/{waiting.kind}", "applicant"
    return _("Ask for a decision"), "move/to_decision", "coordinator"


def _decision(application: Application, viewer: User) -> tuple[str, str, str]:
    states = {(found.kind, found.state) for found in application.determinations.all()}
    if (Determination.Kind.CLEARANCE, Determination.State.APPROVED) in states:
        if all(gate.is_resolved for gate in application.gates.all()):
            return _("Clear to start"), "move/clear", "coordinator"
        return _("Decided. Training is still open"), "gate/training", "applicant"
    if any(state == Determination.State.PROPOSED for _kind, state in states):
        return _("A second person decides"), "decision", "decision"
    return _("Propose a decision"), "decision", "decision"


def _nothing(application: Application, viewer: User) -> tuple[str, str, str]:
    return str(WORDS[Stage(application.stage)].staff), "", ""


def _quiet(application: Application, viewer: User) -> tuple[str, str, str]:
    return _("Ask once a year if this is still right"), "conversation", "applicant"


def _other_gates(application: Application) -> Iterable[Gate]:
    return [gate for gate in application.gates.all() if gate.kind != GateKind.TRAINING]


_STEPS: dict[Stage, Any] = {
    Stage.ENQUIRY: _enquiry,
    Stage.CONVERSATION: _conversation,
    Stage.DRAFT: _draft,
    Stage.SUBMITTED: _submitted,
    Stage.CONDITIONAL_OFFER: _conditional_offer,
    Stage.CHECKS: _checks,
    Stage.DECISION: _decision,
    Stage.CLEARED: _nothing,
    Stage.PAUSED: _quiet,
    Stage.LAPSED: _quiet,
    Stage.WITHDRAWN: _nothing,
    Stage.NOT_APPOINTED: _nothing,
}
