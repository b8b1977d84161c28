"""Police vetting, where a partner asks for it: its level and until when; what was looked at never enters."""

from django.utils.translation import gettext_lazy

from lms.platform.accounts.roles import Grant
from recruitment.domain.gates.base import GateType
from recruitment.domain.gates.simple_evidence import ends_on, missing
from recruitment.models import GateKind

GATE = GateType(
    kind=GateKind.POLICE_VETTING,
    label=gettext_lazy("Police vetting"),
    position=110,
    worked_by=(Grant.DBS_RECORD,),
    assigned_to=Grant.DBS_RECORD,
    renewed_by=Grant.DBS_RECORD,
    missing=missing,
    ends_on=ends_on,
    next_step=gettext_lazy("See to the vetting"),
    button=gettext_lazy("See to it"),
    applicant_words=gettext_lazy("the vetting"),
    keeps_simple_evidence=True,
)
