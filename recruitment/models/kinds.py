"""Kinds and states of gates, and the groups of them that rules speak of."""

from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class GateKind(StrEnum):
    """Kinds of gates that rules speak of by name. Every kind, these and others, is in `domain.gates.registry`."""

    CONVERSATION = "conversation"
    REFERENCES = "references"
    IDENTITY = "identity"
    SELF_DISCLOSURE = "self_disclosure"
    DBS = "dbs"
    SUITABILITY = "suitability_assessment"
    CONFLICT_CHECK = "conflict_check"
    AGREEMENT = "agreement"
    TRAINING = "training"
    RIGHT_TO_VOLUNTEER = "right_to_volunteer"
    POLICE_VETTING = "police_vetting"


GATE_LABELS: dict[str, Any] = {}
"""What each kind is called. The registry fills it, so that a row can say its name; models know no more of kinds."""


def gate_kinds() -> list[tuple[str, Any]]:
    """The kinds as choices of a field. A function, so that a new kind is no change of the table."""
    return list(GATE_LABELS.items())


class GateState(models.TextChoices):
    """Stored states. `expiring` and `expired` come from dates and are never stored."""

    NOT_REQUIRED = "not_required", _("Not needed")
    NOT_STARTED = "not_started", _("Not started")
    REQUESTED = "requested", _("Asked for")
    WITH_APPLICANT = "with_applicant", _("With the applicant")
    IN_PROGRESS = "in_progress", _("Under way")
    NEEDS_DISCUSSION = "needs_discussion", _("To talk about")
    SATISFIED = "satisfied", _("Met")
    NOT_SATISFIED = "not_satisfied", _("Not met")
    WAIVED = "waived", _("Waived")
    RENEWAL_IN_PROGRESS = "renewal_in_progress", _("Being renewed")


DEFAULT_GATES = (
    GateKind.CONVERSATION.value,
    GateKind.REFERENCES.value,
    GateKind.IDENTITY.value,
    GateKind.SELF_DISCLOSURE.value,
    GateKind.DBS.value,
    GateKind.SUITABILITY.value,
    GateKind.CONFLICT_CHECK.value,
    GateKind.AGREEMENT.value,
)
"""What a new role profile asks for."""
NEVER_WAIVED = (GateKind.DBS, GateKind.IDENTITY, GateKind.SELF_DISCLOSURE)
"""What the table's own constraint knows; a kind that came later is held by a trigger (`domain.gates.database`)."""
RESOLVED = (GateState.SATISFIED, GateState.WAIVED, GateState.NOT_REQUIRED)
STANDING = (GateState.SATISFIED, GateState.RENEWAL_IN_PROGRESS)
"""What a gate may be under a clearance in force: its evidence still stands, though it may be being renewed."""
COUNTS = (*STANDING, GateState.WAIVED)
"""What a decision may have rested on: leaving these takes an approval with it that was not carried out yet."""
