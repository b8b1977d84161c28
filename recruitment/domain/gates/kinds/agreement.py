"""The volunteer agreement: the person's own to agree to."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.roles import Grant
from recruitment.domain.gates.base import GateType
from recruitment.models import Gate, GateKind


def missing(gate: Gate) -> str:
    """It was agreed."""
    return "" if gate.application.agreements.exists() else _("The volunteer agreement is not agreed yet.")


GATE = GateType(
    kind=GateKind.AGREEMENT,
    label=gettext_lazy("Volunteer agreement"),
    position=80,
    worked_by=(Grant.CASE_WORK,),
    assigned_to=Grant.CASE_WORK,
    renewed_by=Grant.CASE_WORK,
    missing=missing,
    next_step=gettext_lazy("Go through the agreement"),
    button=gettext_lazy("Go through it"),
)
