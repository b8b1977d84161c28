"""The first conversation: two people have talked."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.roles import Grant
from recruitment.domain.gates.base import GateType
from recruitment.models import ConversationLog, Gate, GateKind


def missing(gate: Gate) -> str:
    """A first conversation is in the log."""
    logged = gate.application.conversations.filter(kind=ConversationLog.Kind.FIRST).exists()
    return "" if logged else _("Log the first conversation.")


GATE = GateType(
    kind=GateKind.CONVERSATION,
    label=gettext_lazy("Conversation"),
    position=10,
    worked_by=(Grant.CASE_WORK,),
    assigned_to=Grant.CASE_WORK,
    renewed_by=Grant.CASE_WORK,
    missing=missing,
    next_step=gettext_lazy("Have the first conversation"),
    button=gettext_lazy("Log a call"),
    applicant_words=gettext_lazy("our talk with you"),
)
