"""References: two people who know the applicant have told us what they have seen."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.roles import Grant
from recruitment.domain.base.refusals import Missing
from recruitment.domain.gates.base import GateType
from recruitment.models import Application, ConversationLog, Gate, GateKind, Reference

REFEREES = 2


def missing(gate: Gate) -> str:
    """Enough references are received."""
    received = gate.application.references.filter(state=Reference.State.RECEIVED).count()
    if received >= REFEREES:
        return ""
    return _("%(have)d of %(want)d references are here.") % {"have": received, "want": REFEREES}


def missing_for_waiver(application: Application) -> list[Missing]:
    """One reference and a structured conversation stand in for two references."""
    received = application.references.filter(state=Reference.State.RECEIVED).exists()
    talked = application.conversations.filter(kind=ConversationLog.Kind.IN_PLACE_OF_REFERENCE).exists()
    if received and talked:
        return []
    return [Missing(_("One reference and a structured conversation have to be there."), "gate/references")]


GATE = GateType(
    kind=GateKind.REFERENCES,
    label=gettext_lazy("Two people who speak for them"),
    position=20,
    worked_by=(Grant.CASE_WORK,),
    assigned_to=Grant.CASE_WORK,
    renewed_by=Grant.CASE_WORK,
    missing=missing,
    next_step=gettext_lazy("Ask the people who can speak for them"),
    button=gettext_lazy("Ask them"),
    applicant_words=gettext_lazy("the people who can speak for you"),
    missing_for_waiver=missing_for_waiver,
)
