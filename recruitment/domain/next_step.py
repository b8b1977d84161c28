"""The one next step of an application, as a member of staff may know it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.accounts.models import User
from recruitment.domain.gate_facts import gate_view
from recruitment.domain.stages import WORDS
from recruitment.models import Application, Determination, Gate, GateKind, GateState, Stage

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
class Step:
    """The one next step that a member of staff sees; `to` as in `refusals.Missing`, or `move/<name>`."""

    words: str
    to: str
    waits_for: str
    days_late: int


def next_step(application: Application, viewer: User) -> Step:
    """The one next step, as `viewer` may know it. Needs no query where `people.for_screen` made the row."""
    words, to, waits_for = _STEPS[Stage(application.stage)](application, viewer)
    late = (timezone.localdate() - application.expected_by).days
    return Step(words, to, waits_for, max(late, 0) if waits_for not in ("", "applicant") else 0)


def expected_days(application: Application) -> tuple[int, int]:
    """(days at this stage so far, days we said it would take)."""
    here = (timezone.localdate() - timezone.localdate(application.entered_at)).days
    return here, WORDS[Stage(application.stage)].days


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
