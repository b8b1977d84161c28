"""The right to volunteer, for roles that have to ask: that it was seen and until when, never why."""

from django.utils.translation import gettext_lazy

from lms.platform.accounts.roles import Grant
from recruitment.domain.gates.base import GateType
from recruitment.domain.gates.simple_evidence import ends_on, missing
from recruitment.models import GateKind

GATE = GateType(
    kind=GateKind.RIGHT_TO_VOLUNTEER,
    label=gettext_lazy("Right to volunteer"),
    position=100,
    worked_by=(Grant.CASE_WORK,),
    assigned_to=Grant.CASE_WORK,
    renewed_by=Grant.CASE_WORK,
    missing=missing,
    ends_on=ends_on,
    next_step=gettext_lazy("See that they may volunteer"),
    button=gettext_lazy("See to it"),
    applicant_words=gettext_lazy("your right to volunteer"),
    keeps_simple_evidence=True,
)
