"""The self-disclosure: asked after the offer, answered by the person, read by very few."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.roles import Grant
from recruitment.domain.gates.base import CHECKS_TEAM, GateType
from recruitment.models import Gate, GateKind, SelfDisclosure


def missing(gate: Gate) -> str:
    """It was answered, and read by somebody who may."""
    complete = SelfDisclosure.objects.filter(application=gate.application_id, state=SelfDisclosure.State.COMPLETE)
    return "" if complete.exists() else _("The self-disclosure has not been read yet.")


GATE = GateType(
    kind=GateKind.SELF_DISCLOSURE,
    label=gettext_lazy("Self-disclosure"),
    position=40,
    worked_by=(Grant.DISCLOSURE_READ,),
    assigned_to=Grant.DISCLOSURE_READ,
    read_by=(Grant.DISCLOSURE_READ, Grant.REVIEW),
    missing=missing,
    next_step=gettext_lazy("Send or read the private question"),
    button=gettext_lazy("See to it"),
    applicant_words=CHECKS_TEAM,
    waivable=False,
)
