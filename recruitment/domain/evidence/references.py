"""References: asked for after the offer, recorded by staff; a worry is kept apart and sealed.

Nothing else writes `Reference.state`. "Tell us what you have seen. Please do not tell us about criminal records."
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import record
from recruitment.domain.base.permissions import refuse_unless, refuse_unless_evidence_counts
from recruitment.domain.base.refusals import GateRefused
from recruitment.domain.gates.changes import advance_gate, gate_of, re_evaluate, withdraw_approval
from recruitment.models import Application, GateKind, GateState, Reference

State = Reference.State
OPEN = (State.NOT_REQUESTED, State.REQUESTED)
GONE = (State.DECLINED, State.BOUNCED, State.REPLACED)


@transaction.atomic
def name_referees(application: Application, *, by: User) -> list[Reference]:
    """Make a row for each person named on the form's last page. Safe to call again: makes rows only once."""
    if application.references.exists():
        return []
    answer = application.answers.filter(task="referees").first()
    rows: list[dict[str, Any]] = answer.data.get("referees", []) if answer else []
    return [_add(application, by=by, **row) for row in rows]


@transaction.atomic
def add_referee(
    application: Application, *, name: str, relationship: str = "", contact: str = "", by: User
) -> Reference:
    """Somebody else who can speak for the person, named later."""
    refuse_unless(application, by, Grant.CASE_WORK, own=True)
    refuse_unless_evidence_counts(application)
    return _add(application, name=name, relationship=relationship, contact=contact, by=by)


@transaction.atomic
def ask_referee(reference: Reference, *, by: User) -> Reference:
    """Somebody asked the referee, by phone, email or post. Raises GateRefused before the go-ahead."""
    _refuse_unless_open(reference, by)
    return _store(reference, by, "reference_requested", state=State.REQUESTED, requested_at=timezone.now())


@transaction.atomic
def chase_referee(reference: Reference, *, by: User) -> Reference:
    """Asked again, once."""
    _refuse_unless_open(reference, by)
    if reference.state != State.REQUESTED or reference.chased_at:
        raise GateRefused(_("A referee is asked once more, and only once."))
    return _store(reference, by, "reference_chased", chased_at=timezone.now())


@transaction.atomic
def record_reference(
    reference: Reference,
    *,
    words: str,
    channel: str,
    concern: str = "",
    received_at: datetime | None = None,
    by: User,
) -> Reference:
    """What the referee has seen. A worry goes in `concern`, which only the checks team can open.

    A worry changes nothing that anybody else can see: it is weighed in the assessment, which everybody has. Whatever
    it says, those who approved a clearance before it came did not know it: two people decide anew.
    """
    _refuse_unless_open(reference, by)
    _store(
        reference,
        by,
        "reference_received",
        state=State.RECEIVED,
        words=words,
        channel=channel,
        concern=concern or None,
        received_at=received_at or timezone.now(),
        recorded_by=by,
    )
    re_evaluate(gate_of(reference.application, GateKind.REFERENCES), by=by)
    withdraw_approval(reference.application, by=by)
    return reference


@transaction.atomic
def close_reference(reference: Reference, state: Reference.State | str, *, by: User) -> Reference:
    """The referee would rather not, could not be reached, or was replaced by somebody else."""
    state = State(state)
    _refuse_unless_open(reference, by)
    if state not in GONE:
        raise GateRefused(_("Say whether they would rather not, could not be reached, or somebody else was named."))
    return _store(reference, by, "reference_closed", state=state)


def _add(application: Application, *, name: str, relationship: str = "", contact: str = "", by: User) -> Reference:
    reference = Reference.objects.create(
        application=application,
        name=name,
        relationship=relationship or None,
        contact={"words": contact} if contact else None,
    )
    record("recruitment.referee_named", by=by, target=reference)
    return reference


def _refuse_unless_open(reference: Reference, by: User) -> None:
    refuse_unless(reference.application, by, Grant.CASE_WORK)
    refuse_unless_evidence_counts(reference.application)
    if reference.state not in OPEN:
        raise GateRefused(_("This reference is finished."))


def _store(reference: Reference, by: User, action: str, **values: Any) -> Reference:
    for name, value in values.items():
        setattr(reference, name, value)
    reference.save()
    record(f"recruitment.{action}", by=by, target=reference, fields=sorted(values))
    if reference.state == State.REQUESTED:
        advance_gate(gate_of(reference.application, GateKind.REFERENCES), GateState.REQUESTED, by=by)
    return reference
