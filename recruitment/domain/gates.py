"""Gates: opened by the offer, changed one step at a time, met only on evidence.

Nothing else writes `Gate.state`. The order of locks is always application, then gate: the database's own triggers
lock the same way, so that two people working at once wait for each other instead of one being turned away.
"""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.accounts.domain.relationships import conflicted
from lms.accounts.models import User
from lms.accounts.roles import Grant
from lms.trust.domain.audit import record
from recruitment.domain import determinations
from recruitment.domain.evidence import ends_on, missing_evidence
from recruitment.domain.gate_facts import gate_of, gate_view, is_stale, unmet
from recruitment.domain.refusals import GateLost, GateRefused
from recruitment.models import Application, Clearance, Determination, Gate, GateChange, GateKind, GateState, Stage
from recruitment.models.kinds import STANDING
from recruitment.models.scope import may_act

__all__ = [
    "ALLOWED",
    "WORKED_BY",
    "advance",
    "gate_of",
    "gate_view",
    "is_stale",
    "open_gates",
    "set_state",
    "settle",
    "unmet",
]

S = GateState
UNDER_WAY = (S.NOT_STARTED, S.REQUESTED, S.WITH_APPLICANT, S.IN_PROGRESS, S.NEEDS_DISCUSSION)
ALLOWED: dict[GateState, tuple[GateState, ...]] = {
    S.NOT_REQUIRED: (S.NOT_STARTED,),
    S.NOT_STARTED: (S.REQUESTED, S.WITH_APPLICANT, S.IN_PROGRESS, S.SATISFIED, S.WAIVED, S.NOT_REQUIRED),
    S.REQUESTED: (*UNDER_WAY, S.SATISFIED, S.NOT_SATISFIED, S.WAIVED),
    S.WITH_APPLICANT: (*UNDER_WAY, S.SATISFIED, S.NOT_SATISFIED, S.WAIVED),
    S.IN_PROGRESS: (*UNDER_WAY, S.SATISFIED, S.NOT_SATISFIED, S.WAIVED),
    S.NEEDS_DISCUSSION: (*UNDER_WAY, S.SATISFIED, S.NOT_SATISFIED, S.WAIVED),
    S.SATISFIED: (S.SATISFIED, S.RENEWAL_IN_PROGRESS, S.IN_PROGRESS, S.NEEDS_DISCUSSION, S.NOT_STARTED),
    S.NOT_SATISFIED: (*UNDER_WAY, S.SATISFIED, S.WAIVED),
    S.WAIVED: (S.WAIVED, S.SATISFIED, S.IN_PROGRESS, S.NOT_STARTED),
    S.RENEWAL_IN_PROGRESS: (S.SATISFIED, S.IN_PROGRESS, S.NEEDS_DISCUSSION, S.NOT_SATISFIED, S.NOT_STARTED),
}

WORKED_BY: dict[GateKind, tuple[Grant, ...]] = {
    GateKind.CONVERSATION: (Grant.CASE_WORK,),
    GateKind.REFERENCES: (Grant.CASE_WORK,),
    GateKind.IDENTITY: (Grant.CASE_WORK, Grant.DBS_RECORD),
    GateKind.SELF_DISCLOSURE: (Grant.DISCLOSURE_READ,),
    GateKind.DBS: (Grant.DBS_RECORD,),
    GateKind.SUITABILITY: (Grant.ASSESS,),
    GateKind.CONFLICT_CHECK: (Grant.CASE_WORK,),
    GateKind.AGREEMENT: (Grant.CASE_WORK,),
    GateKind.TRAINING: (Grant.CASE_WORK, Grant.LEARNING_RECORD),
    GateKind.RIGHT_TO_VOLUNTEER: (Grant.CASE_WORK,),
    GateKind.POLICE_VETTING: (Grant.DBS_RECORD,),
}
"""Who moves a gate of each kind. Waiving is never here: it takes two people (`domain.decisions`)."""


@transaction.atomic
def open_gates(application: Application, *, by: User) -> list[Gate]:
    """One row for each requirement of the role, in the profile's order. Safe to call again: adds what is new.

    What is already on record (a conversation, a module completed earlier) counts at once.
    """
    Application.objects.select_for_update().get(pk=application.pk)
    profile = application.profile
    there = {(gate.kind, gate.module_id) for gate in application.gates.all()}
    modules = profile.required_modules.order_by("pk").values_list("pk", flat=True)
    wanted = [(kind, None) for kind in profile.required_gates] + [(GateKind.TRAINING.value, pk) for pk in modules]
    opened = []
    for position, (kind, module) in enumerate(wanted):
        if (kind, module) not in there:
            gate = Gate.objects.create(application=application, kind=kind, module_id=module, position=position)
            record("recruitment.gate_opened", by=by, target=gate, ids={"kind": kind})
            settle(gate, by=by)
            opened.append(gate)
    return opened


@transaction.atomic
def set_state(gate: Gate, state: GateState | str, *, by: User | None) -> GateChange:
    """Change the state of `gate` because somebody says so, or raise and change nothing.

    The gate is claimed by a conditional UPDATE on (pk, state, sequence) as the caller last read them. `by` None is
    the program itself and moves only training. `waived` needs an approved waiver for this gate; `satisfied` needs
    its evidence. Raises GateRefused with a sentence, GateLost with who was first. `gate` is read again afterwards.
    """
    application = _lock(gate)
    refusal = why_not(gate, GateState(state), application, by)
    if refusal:
        raise GateRefused(refusal)
    return _change(gate, GateState(state), application, by)


@transaction.atomic
def advance(gate: Gate | None, state: GateState, *, by: User | None) -> None:
    """Follow what was just recorded: move `gate` to `state` if it is not met yet and may go there; else leave it.

    For domain functions that have asked who `by` is; screens call `set_state`.
    """
    if gate is None:
        return
    application = _lock(gate)
    gate.refresh_from_db()
    if gate.state not in STANDING and gate.state != state and state in ALLOWED[GateState(gate.state)]:
        _change(gate, state, application, by)


@transaction.atomic
def settle(gate: Gate | None, *, by: User | None) -> None:
    """Call `gate` met if its evidence is on record and it is not met, or stale, or being renewed; else leave it.

    For domain functions that have asked who `by` is; screens call `set_state`.
    """
    if gate is None:
        return
    application = _lock(gate)
    gate.refresh_from_db()
    due_again = gate.state != S.SATISFIED or is_stale(gate, application)
    if due_again and S.SATISFIED in ALLOWED[GateState(gate.state)] and not missing_evidence(gate):
        _change(gate, S.SATISFIED, application, by)


@transaction.atomic
def step_back(gate: Gate, *, by: User | None) -> None:
    """What `gate` rested on is gone: it is open again, or being renewed where a clearance in force stands on it."""
    application = _lock(gate)
    gate.refresh_from_db()
    if gate.state not in STANDING:
        return
    in_force = Clearance.objects.in_force().filter(application=application).exists()
    state = S.RENEWAL_IN_PROGRESS if in_force else S.NOT_STARTED
    if gate.state != state:
        _change(gate, state, application, by)


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
    grants = (Grant.DECIDE,) if state == S.WAIVED else WORKED_BY[GateKind(gate.kind)]
    if not may_act(by, application, *grants):
        return _("Your role does not change this check here.")
    return conflicted(by, application.person)


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


def _lock(gate: Gate) -> Application:
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("person", "profile")
        .get(pk=gate.application_id)
    )


def _change(gate: Gate, state: GateState, application: Application, by: User | None) -> GateChange:
    change = _write(gate, state, application, by)
    lost = change.left in STANDING and state not in STANDING and gate.kind != GateKind.TRAINING
    if lost and application.stage != Stage.CLEARED:
        determinations.spend(application, Determination.Kind.CLEARANCE, by=by)
    gate.refresh_from_db()
    return change


def _write(gate: Gate, state: GateState, application: Application, by: User | None) -> GateChange:
    now = timezone.now()
    values: dict[str, Any] = {"state": state, "changed_at": now, "sequence": F("sequence") + 1}
    if state in (S.SATISFIED, S.WAIVED):
        values |= {"snapshot": application.snapshot_hash, "satisfied_on": timezone.localdate()}
        values["expires_on"] = ends_on(gate) if state == S.SATISFIED else None
    claimed = Gate.objects.filter(pk=gate.pk, state=gate.state, sequence=gate.sequence).update(**values)
    if not claimed:
        first = GateChange.objects.filter(gate=gate).select_related("by").order_by("-sequence")[0]
        raise GateLost(first.by.called if first.by else _("The training record"), first.at)
    change = GateChange.objects.create(
        gate=gate, sequence=gate.sequence + 1, left=gate.state, entered=state, by=by, at=now
    )
    record("recruitment.gate_changed", by=by, target=gate, fields=["state"], ids={"kind": gate.kind, "to": state.value})
    return change
