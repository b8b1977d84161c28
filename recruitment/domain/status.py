"""Whose turn it is, what comes next, by when: for the applicant's page and for the rows of staff."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.accounts.models import User
from recruitment.domain.gate_facts import gate_view
from recruitment.domain.stages import STOPS, WORDS, Stop
from recruitment.models import Application, Determination, Gate, GateKind, GateState, SelfDisclosure, Stage
from recruitment.models.kinds import RESOLVED
from recruitment.models.stages import SIDE

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


@dataclass(frozen=True)
class Step:
    """The one next step that a member of staff sees; `to` as in `refusals.Missing`, or `move/<name>`."""

    words: str
    to: str
    waits_for: str
    days_late: int


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


def next_step(application: Application, viewer: User) -> Step:
    """The one next step, as `viewer` may know it. Needs no query where `people.for_screen` made the row."""
    words, to, waits_for = _STEPS[Stage(application.stage)](application, viewer)
    late = (timezone.localdate() - application.expected_by).days
    return Step(words, to, waits_for, max(late, 0) if waits_for not in ("", "applicant") else 0)


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


def expected_days(application: Application) -> tuple[int, int]:
    """(days at this stage so far, days we said it would take)."""
    here = (timezone.localdate() - timezone.localdate(application.entered_at)).days
    return here, WORDS[Stage(application.stage)].days


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
    if any(not gate.is_resolved and gate.state != GateState.NOT_SATISFIED for gate in _other_gates(application)):
        return _checks(application, viewer)
    states = {(found.kind, found.state) for found in application.determinations.all()}
    if (Determination.Kind.CLEARANCE, Determination.State.APPROVED) in states:
        if all(gate.is_resolved for gate in application.gates.all()):
            return _("Clear to start"), "move/clear", "coordinator"
        return _("Decided. Training is still open"), "gate/training", "applicant"
    if any(state == Determination.State.PROPOSED for _kind, state in states):
        return _("A second person decides"), "decision", "decision"
    if (Determination.Kind.CLEARANCE, Determination.State.SPENT) in states:
        return _("Decide anew: something changed after two had decided"), "decision", "decision"
    return _("Propose a decision"), "decision", "decision"


def _cleared(application: Application, viewer: User) -> tuple[str, str, str]:
    """What is being renewed under a clearance, as far as `viewer` may know it. Only people take a clearance away."""
    gates = application.gates.all() if application.clearance.is_in_force else ()
    views = [gate_view(gate, viewer, application) for gate in gates]
    for view in views:
        if view.state == GateState.RENEWAL_IN_PROGRESS:
            words = _("See to “%(gate)s”, and decide if the clearance stands")
            return words % {"gate": view.name}, f"gate/{view.kind}", "staff"
    return _nothing(application, viewer)


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
    Stage.CLEARED: _cleared,
    Stage.PAUSED: _quiet,
    Stage.LAPSED: _quiet,
    Stage.WITHDRAWN: _nothing,
    Stage.NOT_APPOINTED: _nothing,
}
