"""The suitability assessment: written for every person alike, once there is something to weigh."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.roles import Grant
from recruitment.domain.gates.base import CHECKS_TEAM, GateType
from recruitment.models import Gate, GateKind, SuitabilityAssessment


def missing(gate: Gate) -> str:
    """The newest assessment is finished, and does not say: not suitable."""
    latest = gate.application.assessments.first()
    if latest is None or latest.completed_at is None:
        return _("The suitability assessment is not written yet.")
    if latest.conclusion == SuitabilityAssessment.Conclusion.NOT_SUITABLE:
        return _("The assessment says: not suitable for this role now.")
    return ""


GATE = GateType(
    kind=GateKind.SUITABILITY,
    label=gettext_lazy("Suitability assessment"),
    position=60,
    worked_by=(Grant.ASSESS,),
    assigned_to=Grant.ASSESS,
    read_by=(Grant.ASSESS, Grant.DECIDE, Grant.REVIEW),
    after=(GateKind.SELF_DISCLOSURE, GateKind.DBS),
    missing=missing,
    next_step=gettext_lazy("Weigh it for this role"),
    button=gettext_lazy("Weigh it"),
    applicant_words=CHECKS_TEAM,
)
