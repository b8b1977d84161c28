"""What is known of a gate, without changing it: stale, due, open, and how much of it a viewer may see."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.roles import Grant
from recruitment.domain.gates.requirements import missing_evidence
from recruitment.models import Application, Gate, GateKind, GateState
from recruitment.models.kinds import NEVER_WAIVED, STANDING, WITH_CHECKS_TEAM
from recruitment.models.scope import may_act

S = GateState
Mark = Literal["met", "yours", "team", "not_started", "under_way", "not_met"]
READ_BY: dict[GateKind, tuple[Grant, ...]] = {
    GateKind.SELF_DISCLOSURE: (Grant.DISCLOSURE_READ, Grant.REVIEW),
    GateKind.DBS: (Grant.DBS_RECORD, Grant.DECIDE),
    GateKind.SUITABILITY: (Grant.ASSESS, Grant.DECIDE, Grant.REVIEW),
}
"""Kinds whose state is for these grants only. Everybody else sees one of two words, the same for every person."""
OVER = (S.SATISFIED, S.NOT_SATISFIED, S.WAIVED, S.NOT_REQUIRED)
MARKS: dict[GateState, Mark] = {
    S.NOT_REQUIRED: "met",
    S.NOT_STARTED: "not_started",
    S.REQUESTED: "under_way",
    S.WITH_APPLICANT: "under_way",
    S.IN_PROGRESS: "under_way",
    S.NEEDS_DISCUSSION: "yours",
    S.SATISFIED: "met",
    S.NOT_SATISFIED: "not_met",
    S.WAIVED: "met",
    S.RENEWAL_IN_PROGRESS: "under_way",
}


@dataclass(frozen=True)
class GateView:
    """One gate as one viewer may see it. `state`, `due` and `stale` are empty where the viewer may not know."""

    gate_id: int
    kind: str
    name: Any
    label: Any
    mark: Mark
    state: str
    due: str
    stale: bool
    since: date | None
    ends: date | None
    is_open: bool
    may_see: bool


def gate_view(gate: Gate, viewer: Any, application: Application | None = None) -> GateView:
    """What `viewer` may see of `gate`. Pass `application` where it is at hand, to save a query.

    Of a disclosure, a DBS check and an assessment most staff see "With the checks team" or "Complete", whatever the
    outcome: the same path and the same words for every person, so that they tell nothing.
    """
    application = application or gate.application
    kind = GateKind(gate.kind)
    if kind in WITH_CHECKS_TEAM and not may_act(viewer, application, *READ_BY[kind]):
        over = gate.state in OVER
        label = _("Complete") if over else _("With the checks team")
        mark: Mark = "met" if over else "team"
        return GateView(gate.pk, kind, gate.name, label, mark, "", "", False, None, None, not over, False)
    state = GateState(gate.state)
    return GateView(
        gate.pk,
        kind,
        gate.name,
        state.label,
        MARKS[state],
        state,
        due(gate, timezone.localdate()),
        is_stale(gate, application),
        gate.satisfied_on,
        gate.expires_on,
        not gate.is_resolved,
        True,
    )


def gate_of(application: Application, kind: GateKind) -> Gate | None:
    """The application's gate of this kind (not training), if it has one."""
    return Gate.objects.filter(application=application, kind=kind, module=None).select_related("application").first()


def is_stale(gate: Gate, application: Application) -> bool:
    """Met, but something material has changed since. To be looked at again before anybody is cleared."""
    return gate.state in (*STANDING, S.WAIVED) and gate.snapshot != application.snapshot_hash


def due(gate: Gate, day: date, *, within: int = 60) -> str:
    """`expired`, `expiring` (within so many days) or "": worked out from dates, never stored."""
    if gate.expires_on is None or gate.state not in STANDING:
        return ""
    if gate.expires_on < day:
        return "expired"
    return "expiring" if (gate.expires_on - day).days <= within else ""


def unmet(application: Application) -> list[Gate]:
    """The gates between this person and clearance today, in the profile's order.

    Open, stale, expired, or called met while what is on record says something else: the state alone is never trusted.
    """
    today = timezone.localdate()
    found = application.gates.select_related("module").exclude(state=S.NOT_REQUIRED)
    return [gate for gate in found if not _is_met(gate, application) or due(gate, today) == "expired"]


def _is_met(gate: Gate, application: Application) -> bool:
    if gate.snapshot != application.snapshot_hash:
        return False
    if gate.state == S.WAIVED:
        return gate.kind not in NEVER_WAIVED
    return gate.state == S.SATISFIED and not missing_evidence(gate)
