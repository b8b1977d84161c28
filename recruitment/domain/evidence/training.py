"""Training gates follow what people learn. They never delay a decision, and they never take a clearance away.

Under a clearance in force a gate whose completion was withdrawn is being renewed: Today shows it, and a person decides
what it means for the clearance.
"""

from django.db import transaction

from courses.models import Completion
from recruitment.domain.gates.changes import re_evaluate, reopen
from recruitment.domain.gates.requirements import missing_evidence
from recruitment.models import Gate, GateKind


@transaction.atomic
def training_completed(completion: Completion) -> None:
    """Every open application of this person that asks for this module has it now."""
    for gate in _gates(completion):
        re_evaluate(gate, by=None)


@transaction.atomic
def training_withdrawn(completion: Completion) -> None:
    """The completion was recorded in error: the gate is open again, unless another completion stands."""
    for gate in _gates(completion):
        if missing_evidence(gate):
            reopen(gate, by=None)


def _gates(completion: Completion) -> list[Gate]:
    found = Gate.objects.filter(
        kind=GateKind.TRAINING, module=completion.module_id, application__person=completion.person_id
    )
    return list(found.select_related("application").order_by("application_id"))
