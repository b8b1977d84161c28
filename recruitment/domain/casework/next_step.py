"""The one next step of an application, as a member of staff may know it: theirs to do now, or with whom it is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from recruitment.domain.base.callbacks import callback_due
from recruitment.domain.base.coordinators import coordinator_of
from recruitment.domain.casework.assignments import (
    OVER,
    is_asked_of,
    is_theirs_to_call_back,
    looks_after,
    needs_follow_up,
    proposal_for,
    renewal_for,
    waits_for_staff,
)
from recruitment.domain.clearance.standing import standing_of
from recruitment.domain.decisions.reviews import open_review, review_due, review_for
from recruitment.domain.gates.queries import gate_view
from recruitment.domain.gates.registry import type_of
from recruitment.domain.workflow.stages import WORDS
from recruitment.models import Application, Determination, Gate, GateKind, Review, Stage
from recruitment.models.scope import may_act
from recruitment.models.stages import LIVE

Kind, State = Determination.Kind, Determination.State


@dataclass(frozen=True)
class Step:
    """The one next step that a member of staff sees; `to` as in `refusals.Missing`, or `form`, or `move/<name>`.

    `waits_for` is "" at an end; `by` is the day that we said. `yours`: it is on the viewer's list and they can do it
    now; `button` then says it in a word or two. Otherwise `words` say who has it.
    """

    words: str
    to: str = ""
    waits_for: str = ""
    by: date | None = None
    days_late: int = 0
    yours: bool = False
    button: str = ""


def next_step(application: Application, viewer: User) -> Step:
    """The one next step, as `viewer` may know it. Needs no query where `people.for_screen` made the row."""
    asked = open_review(application)
    if is_theirs_to_call_back(application, viewer):
        return _ring(application)
    if review_for(application, viewer):
        step = Step(_("Look afresh at the decision"), "review", "review", yours=True, button=_("Look afresh"))
    elif proposal_for(application, viewer):
        step = Step(_("Decide, as the second person"), "decision", "decision", yours=True, button=_("Decide"))
    else:
        step = _STEPS[Stage(application.stage)](application, viewer)
        if not step.yours and _is_put_forward(application):
            step = Step(_("A second person decides"), waits_for="decision")
        elif not step.yours and asked:
            step = Step(_("Somebody fresh looks at the decision"), waits_for="review")
    day = _promised(application, asked if step.waits_for == "review" else None)
    late = (timezone.localdate() - day).days if day and step.waits_for not in ("", "applicant") else 0
    return replace(step, by=day, days_late=max(late, 0))


def _promised(application: Application, asked: Review | None) -> date | None:
    """The day that we said; None for somebody cleared or at an end, to whom we promised no day: they are never late."""
    if asked:
        return review_due(asked)
    return application.expected_by if application.stage in LIVE else None


def _ring(application: Application) -> Step:
    """Before everything else, by the day that the person was told."""
    day = callback_due(application) or application.expected_by
    late = max((timezone.localdate() - day).days, 0)
    words, button = _("Ring them. They asked us to"), _("Log a call")
    return Step(words, "conversation", "coordinator", by=day, days_late=late, yours=True, button=button)


def _coordinators(application: Application, viewer: User, words: str, to: str, button: str) -> Step:
    """Whoever covers for the coordinator finds the way too; it is on the coordinator's list alone."""
    if looks_after(application, viewer):
        return Step(words, to, "coordinator", yours=True, button=button)
    return Step(_with_coordinator(application), to if _may_cover(application, viewer) else "", "coordinator")


def _enquiry(application: Application, viewer: User) -> Step:
    return _coordinators(application, viewer, _("Get in touch"), "conversation", _("Log a call"))


def _conversation(application: Application, viewer: User) -> Step:
    if application.submitted_at:
        return _coordinators(application, viewer, _("Talk, then make the offer"), "move/offer", _("Make the offer"))
    return _coordinators(application, viewer, _("Talk, then invite to the form"), "move/invite", _("Invite"))


def _draft(application: Application, viewer: User) -> Step:
    return Step(_("They are filling in the form"), waits_for="applicant")


def _submitted(application: Application, viewer: User) -> Step:
    return _coordinators(application, viewer, _("Read the form, then talk or make the offer"), "form", _("Read it"))


def _conditional_offer(application: Application, viewer: User) -> Step:
    return Step(_("They answer the questions after the offer"), waits_for="applicant")


def _checks(application: Application, viewer: User) -> Step:
    gates = [gate for gate in application.gates.all() if gate.kind != GateKind.TRAINING]
    for gate in gates:
        if is_asked_of(gate, application, viewer):
            kind = type_of(gate)
            return Step(str(kind.next_step), f"gate/{gate.kind}", "staff", yours=True, button=str(kind.button))
    if all(gate.state in OVER for gate in gates):
        words = _("Ask for a decision")
        return _coordinators(application, viewer, words, "move/to_decision", _("Ask"))
    return _with_somebody(application, viewer, gates)


def _with_somebody(application: Application, viewer: User, gates: list[Gate]) -> Step:
    """Who has the open gates, as far as the viewer may know: the coordinator, the checks team, somebody outside."""
    ours = [gate for gate in gates if waits_for_staff(gate, application)]
    coordinators = [gate for gate in ours if type_of(gate).assigned_to == Grant.CASE_WORK]
    if coordinators:
        words = _("%(who)s: %(what)s") % {"who": _with_coordinator(application), "what": coordinators[0].name}
        return Step(words, f"gate/{coordinators[0].kind}" if _may_cover(application, viewer) else "", "coordinator")
    views = [gate_view(gate, viewer, application) for gate in gates]
    if ours or any(view.is_open and not view.may_see for view in views):
        return Step(_("With the checks team"), waits_for="checks")
    waits = next(view for view in views if view.state not in OVER)
    words = _("%(gate)s: %(state)s") % {"gate": waits.name, "state": str(waits.label).lower()}
    return Step(words, f"gate/{waits.kind}", "applicant")


def _decision(application: Application, viewer: User) -> Step:
    """A check that opened again is seen to first."""
    if any(gate.kind != GateKind.TRAINING and gate.state not in OVER for gate in application.gates.all()):
        return _checks(application, viewer)
    found = {(one.kind, one.state) for one in application.determinations.all()}
    if (Kind.CLEARANCE, State.APPROVED) in found:
        if all(gate.is_resolved for gate in application.gates.all()):
            return _coordinators(application, viewer, _("Clear to start"), "move/clear", _("Clear"))
        return Step(_("Decided. Training is still open"), "gate/training", "applicant")
    if may_act(viewer, application, Grant.DECIDE) and not _is_put_forward(application):
        spent = (Kind.CLEARANCE, State.SPENT) in found
        words = _("Decide anew: something changed after two had decided") if spent else _("Propose a decision")
        return Step(words, "decision", "decision", yours=True, button=_("Propose"))
    return Step(_("With those who decide"), waits_for="decision")


def _cleared(application: Application, viewer: User) -> Step:
    """What follows from a restriction, and what is being renewed under a clearance, as far as it is `viewer`'s.

    Only people take a clearance away.
    """
    if needs_follow_up(application, viewer):
        words, button = _("Restricted. Say who takes over, and who tells the people they support"), _("Write it down")
        return Step(words, "follow_up", "coordinator", yours=True, button=button)
    gate = renewal_for(application, viewer)
    if gate is None:
        return _nothing(application, viewer)
    words = _("See to “%(gate)s”, and decide if the clearance stands") % {"gate": gate.name}
    return Step(words, f"gate/{gate.kind}", "staff", yours=True, button=_("See to it"))


def _nothing(application: Application, viewer: User) -> Step:
    standing = standing_of(application, viewer)
    return Step(standing.label if standing else str(WORDS[Stage(application.stage)].staff))


def _quiet(application: Application, viewer: User) -> Step:
    return Step(_("Ask once a year if this is still right"), "conversation", "applicant")


def _is_put_forward(application: Application) -> bool:
    return any(one.state == State.PROPOSED for one in application.determinations.all())


def _may_cover(application: Application, viewer: User) -> bool:
    return may_act(viewer, application, Grant.CASE_WORK)


def _with_coordinator(application: Application) -> str:
    coordinator = coordinator_of(application)
    return _("With %(name)s") % {"name": coordinator.called} if coordinator else _("With a coordinator")


_STEPS: dict[Stage, Callable[[Application, User], Step]] = {
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
