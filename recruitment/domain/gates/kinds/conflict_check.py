"""The conflict check: somebody asked whom the person knows here."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.roles import Grant
from recruitment.domain.gates.base import GateType
from recruitment.models import Gate, GateKind


def missing(gate: Gate) -> str:
    """All four questions were asked."""
    latest = gate.application.conflict_checks.first()
    return "" if latest and latest.is_complete else _("Ask about staff, people we support, mentors and the police.")


GATE = GateType(
    kind=GateKind.CONFLICT_CHECK,
    label=gettext_lazy("Who they know"),
    position=70,
    worked_by=(Grant.CASE_WORK,),
    assigned_to=Grant.CASE_WORK,
    renewed_by=Grant.CASE_WORK,
    missing=missing,
    next_step=gettext_lazy("Ask whom they know"),
    button=gettext_lazy("Ask"),
    applicant_words=gettext_lazy("who you know here"),
)
