"""Gates: opened by the offer, changed one step at a time, met only on evidence.

Nothing else writes `Gate.state`. The order of locks is always application, then gate: the database's own triggers
lock the same way, so that two people working at once wait for each other instead of one being turned away.
"""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.trust.domain.audit import record
from recruitment.domain.base import determinations
from recruitment.domain.base.refusals import ConcurrentGateChange, GateRefused
from recruitment.domain.gates.queries import gate_of, gate_view, is_stale, unmet
from recruitment.domain.gates.requirements import ends_on, missing_evidence
from recruitment.domain.gates.transitions import ALLOWED, WORKED_BY, why_not
from recruitment.models import Application, Clearance, Determination, Gate, GateChange, GateKind, GateState, Stage
from recruitment.models.kinds import COUNTS, STANDING

__all__ = [
    "ALLOWED",
    "WORKED_BY",
    "advance",
    "decide_anew",
    "gate_of",
    "gate_view",
    "is_stale",
    "open_gates",
    "set_state",
    "settle",
    "unmet",
]

S = GateState
CHANGING = ["state", "changed_at", "sequence", "snapshot", "satisfied_on", "expires_on"]
"""Of a gate, all that a change of its state writes."""


@transaction.atomic
def open_gates(application: Application, *, by: User) -> list[Gate]:
    """One row for each requirement of the role, in the profile's order. Safe to call again: adds what is new.

    What is already on record (a conversation, a module completed earlier) counts at once.
    """
    held = _lock(application.pk)
    profile = held.profile
    there = {(gate.kind, gate.module_id) for gate in held.gates.all()}
    modules = profile.required_modules.order_by("pk").values_list("pk", flat=True)
    wanted = [(kind, None) for kind in profile.required_gates] + [(GateKind.TRAINING.value, pk) for pk in modules]
    opened = []
    for position, (kind, module) in enumerate(wanted):
        if (kind, module) not in there:
            gate = Gate.objects.create(application=held, kind=kind, module_id=module, position=position)
            record("recruitment.gate_opened", by=by, target=gate, ids={"kind": kind})
            _re_evaluate(gate, S.IN_PROGRESS, held, by)
            opened.append(gate)
    return opened


@transaction.atomic
def set_state(gate: Gate, state: GateState | str, *, by: User | None) -> GateChange:
    """Change the state of `gate` because somebody says so, or raise and change nothing.

    The gate is claimed by a conditional UPDATE on (pk, state, sequence) as the caller last read them. `by` None is
    the program itself and moves only training. `waived` needs an approved waiver for this gate; `satisfied` needs
    its evidence. Raises GateRefused with a sentence, ConcurrentGateChange with who was first. `gate` is read again afterwards.
    """
    application = _lock(gate.application_id)
    refusal = why_not(gate, GateState(state), application, by)
    if refusal:
        raise GateRefused(refusal)
    return _change(gate, GateState(state), application, by)


@transaction.atomic
def advance_gate(gate: Gate | None, state: GateState, *, by: User | None) -> None:
    """Follow what was just recorded: move `gate` to `state` if it is not met yet and may go there; else leave it.

    For domain functions that have asked who `by` is; screens call `set_state`.
    """
    if gate is None:
        return
    application = _hold(gate)
    if gate.state not in STANDING and gate.state != state and state in ALLOWED[GateState(gate.state)]:
        _change(gate, state, application, by)


@transaction.atomic
def re_evaluate(gate: Gate | None, *, by: User | None, otherwise: GateState = S.IN_PROGRESS) -> None:
    """Let `gate` follow what is on record, for the better and for the worse.

    With its evidence complete it is met, if it was not met, or stale, or being renewed. Where it counted as met and
    its evidence no longer says so, it is open again: `otherwise` is the state that it then enters.

    For domain functions that have asked who `by` is; screens call `set_state`.
    """
    if gate is not None:
        _re_evaluate(gate, otherwise, _hold(gate), by)


def _re_evaluate(gate: Gate, otherwise: GateState, application: Application, by: User | None) -> None:
    if missing_evidence(gate):
        _open_again(gate, otherwise, application, by)
        return
    due_again = gate.state != S.SATISFIED or is_stale(gate, application)
    if due_again and S.SATISFIED in ALLOWED[GateState(gate.state)]:
        _change(gate, S.SATISFIED, application, by)


@transaction.atomic
def reopen(gate: Gate, *, by: User | None) -> None:
    """What `gate` rested on is gone: it is open again, or being renewed where a clearance in force stands on it."""
    _open_again(gate, S.NOT_STARTED, _hold(gate), by)


def _open_again(gate: Gate, state: GateState, application: Application, by: User | None) -> None:
    """Nothing is refused to anybody by this: it says that people have to look again.

    A waiver stands until a person says no. Under a clearance in force the database holds the gate, and only two people
    restrict a clearance: there it is being renewed, which Today shows to those who decide.
    """
    counts = gate.state in STANDING or (gate.state == S.WAIVED and state == S.NOT_SATISFIED)
    if counts and Clearance.objects.in_force().filter(application=application).exists():
        state = S.RENEWAL_IN_PROGRESS
    if counts and gate.state != state:
        _change(gate, state, application, by)


@transaction.atomic
def withdraw_approval(application: Application, *, by: User) -> None:
    """Something is known now that those who approved a clearance did not know: two people decide again.

    What has been carried out already stands until two people restrict it.
    """
    fresh = Application.objects.select_for_update().get(pk=application.pk)
    _withdraw_approval(fresh, by)


def _withdraw_approval(application: Application, by: User | None) -> None:
    if application.stage != Stage.CLEARED:
        determinations.consume_determination(application, Determination.Kind.CLEARANCE, by=by)


def _hold(gate: Gate) -> Application:
    """The application, locked, and `gate` as it is now, which nobody changes until the transaction ends."""
    application = _lock(gate.application_id)
    gate.refresh_from_db(fields=CHANGING)
    gate.application = application
    return application


def _lock(pk: int) -> Application:
    return Application.objects.select_for_update(of=("self",)).select_related("person", "profile").get(pk=pk)


def _change(gate: Gate, state: GateState, application: Application, by: User | None) -> GateChange:
    change = _write(gate, state, application, by)
    if change.left in COUNTS and state not in COUNTS and gate.kind != GateKind.TRAINING:
        _withdraw_approval(application, by)
    if change.left == S.WAIVED and state != S.WAIVED:
        determinations.consume_determination(application, Determination.Kind.WAIVER, gate=gate, by=by)
    gate.refresh_from_db(fields=CHANGING)
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
        raise ConcurrentGateChange(first.by.called if first.by else _("The training record"), first.at)
    change = GateChange.objects.create(
        gate=gate, sequence=gate.sequence + 1, left=gate.state, entered=state, by=by, at=now
    )
    record("recruitment.gate_changed", by=by, target=gate, fields=["state"], ids={"kind": gate.kind, "to": state.value})
    return change
