"""Training: one gate for each module that the role asks for. It follows what the person learns."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.domain.validity import expires_on
from courses.models import Completion
from lms.platform.accounts.roles import Grant
from recruitment.domain.gates.base import GateType
from recruitment.models import Gate, GateKind


def missing(gate: Gate) -> str:
    """The module is completed."""
    return "" if completion_of(gate) else _("The training is not finished yet.")


def completion_of(gate: Gate) -> Completion | None:
    """The person's newest completion of the gate's module that stands."""
    return (
        Completion.objects.filter(person=gate.application.person_id, module=gate.module_id, withdrawn_at=None)
        .order_by("-completed_at", "-pk")
        .first()
    )


def ends_on(gate: Gate) -> date | None:
    """As long as the completion counts."""
    completion = completion_of(gate)
    return expires_on(completion) if completion else None


GATE = GateType(
    kind=GateKind.TRAINING,
    label=gettext_lazy("Training"),
    position=90,
    worked_by=(Grant.CASE_WORK, Grant.LEARNING_RECORD),
    renewed_by=Grant.CASE_WORK,
    missing=missing,
    ends_on=ends_on,
)
