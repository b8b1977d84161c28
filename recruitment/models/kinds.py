"""Kinds and states of gates, and the groups of them that rules speak of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GateKind(models.TextChoices):
    """One thing that must be in place before somebody is cleared."""

    CONVERSATION = "conversation", _("Conversation")
    REFERENCES = "references", _("Two people who speak for them")
    IDENTITY = "identity", _("Identity")
    SELF_DISCLOSURE = "self_disclosure", _("Self-disclosure")
    DBS = "dbs", _("DBS check")
    SUITABILITY = "suitability_assessment", _("Suitability assessment")
    CONFLICT_CHECK = "conflict_check", _("Who they know")
    AGREEMENT = "agreement", _("Volunteer agreement")
    TRAINING = "training", _("Training")
    RIGHT_TO_VOLUNTEER = "right_to_volunteer", _("Right to volunteer")
    POLICE_VETTING = "police_vetting", _("Police vetting")


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
NEVER_WAIVED = (GateKind.DBS, GateKind.IDENTITY, GateKind.SELF_DISCLOSURE)
WITH_CHECKS_TEAM = (GateKind.SELF_DISCLOSURE, GateKind.DBS, GateKind.SUITABILITY)
"""Coordinators see of these only "With the checks team" or "complete"."""
RESOLVED = (GateState.SATISFIED, GateState.WAIVED, GateState.NOT_REQUIRED)
STANDING = (GateState.SATISFIED, GateState.RENEWAL_IN_PROGRESS)
"""What a gate may be under a clearance in force: its evidence still stands, though it may be being renewed."""
COUNTS = (*STANDING, GateState.WAIVED)
"""What a decision may have rested on: leaving these takes an approval with it that was not carried out yet."""
