"""Which state of a gate may follow which, and why somebody may not bring it about. Never writes."""

from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from recruitment.domain.base import permissions
from recruitment.domain.gates.queries import is_stale
from recruitment.domain.gates.registry import type_of
from recruitment.domain.gates.requirements import missing_evidence
from recruitment.models import Application, Determination, Gate, GateKind, GateState

S = GateState
UNDER_WAY = (S.NOT_STARTED, S.REQUESTED, S.WITH_APPLICANT, S.IN_PROGRESS, S.NEEDS_DISCUSSION)
ALLOWED: dict[GateState, tuple[GateState, ...]] = {
    S.NOT_REQUIRED: (S.NOT_STARTED,),
    S.NOT_STARTED: (S.REQUESTED, S.WITH_APPLICANT, S.IN_PROGRESS, S.SATISFIED, S.WAIVED, S.NOT_REQUIRED),
    S.REQUESTED: (*UNDER_WAY, S.SATISFIED, S.NOT_SATISFIED, S.WAIVED),
    S.WITH_APPLICANT: (*UNDER_WAY, S.SATISFIED, S.NOT_SATISFIED, S.WAIVED),
    S.IN_PROGRESS: (*UNDER_WAY, S.SATISFIED, S.NOT_SATISFIED, S.WAIVED),
    S.NEEDS_DISCUSSION: (*UNDER_WAY, S.SATISFIED, S.NOT_SATISFIED, S.WAIVED),
    S.SATISFIED: (*UNDER_WAY, S.SATISFIED, S.RENEWAL_IN_PROGRESS, S.NOT_SATISFIED),
    S.NOT_SATISFIED: (*UNDER_WAY, S.SATISFIED, S.WAIVED),
    S.WAIVED: (S.WAIVED, S.SATISFIED, S.IN_PROGRESS, S.NOT_STARTED, S.NOT_SATISFIED),
    S.RENEWAL_IN_PROGRESS: (*UNDER_WAY, S.SATISFIED, S.NOT_SATISFIED),
}


def may_be_waived(gate: Gate) -> bool:
    """Whether two people may agree to waive it as it stands: open, or waived before something material changed."""
    if not type_of(gate).waivable:
        return False
    if gate.state == S.WAIVED:
        return is_stale(gate, gate.application)
    return S.WAIVED in ALLOWED[GateState(gate.state)]


def why_not(gate: Gate, state: GateState, application: Application, by: User | None) -> str:
    """Why `by` may not put the gate in `state`, as a sentence; empty where they may."""
    if state not in ALLOWED[GateState(gate.state)]:
        words = _("“%(gate)s” cannot go from “%(now)s” to “%(then)s”.")
        return words % {"gate": gate, "now": GateState(gate.state).label, "then": state.label}
    if state == gate.state and not is_stale(gate, application):
        return _("Nothing has changed since this was recorded.")
    return _who(gate, state, application, by) or _what(gate, state, application)


def _who(gate: Gate, state: GateState, application: Application, by: User | None) -> str:
    if by is None:
        return "" if gate.kind == GateKind.TRAINING else _("A person has to do this.")
    grants = (Grant.DECIDE,) if state == S.WAIVED else type_of(gate).worked_by
    return permissions.why_not(application, by, *grants)


def _what(gate: Gate, state: GateState, application: Application) -> str:
    if state == S.WAIVED:
        waived = gate.waivers.filter(state=Determination.State.APPROVED).exists()
        return "" if waived else _("Two people have to agree to waive this.")
    if state == S.NOT_REQUIRED and _is_wanted(gate, application):
        return _("The role asks for this, so it cannot be left out.")
    return missing_evidence(gate) if state == S.SATISFIED else ""


def _is_wanted(gate: Gate, application: Application) -> bool:
    profile = application.profile
    if gate.module_id:
        return profile.required_modules.filter(pk=gate.module_id).exists()
    return gate.kind in profile.required_gates
