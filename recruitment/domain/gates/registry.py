"""Every kind of gate, found in `kinds/`: a module there that has a `GATE` adds one. Nothing else lists them all."""

from importlib import import_module
from pkgutil import iter_modules

from lms.platform.accounts.roles import Grant
from recruitment.domain.gates import kinds
from recruitment.domain.gates.base import GateType
from recruitment.models import Gate
from recruitment.models.kinds import GATE_LABELS, GateKind


def _found() -> dict[str, GateType]:
    modules = [import_module(f"{kinds.__name__}.{module.name}") for module in iter_modules(kinds.__path__)]
    types = sorted((module.GATE for module in modules), key=lambda one: (one.position, one.kind))
    if len({one.kind for one in types}) != len(types):
        raise ValueError("Two modules of recruitment/domain/gates/kinds have a GATE of the same kind.")
    return {one.kind: one for one in types}


GATE_TYPES: dict[str, GateType] = _found()
"""Kind → its type, in the order in which lists name them."""
GATE_LABELS.update({kind: found.label for kind, found in GATE_TYPES.items()})


def gate_type(kind: str) -> GateType:
    """The type of a kind. Raises KeyError for one that no file describes."""
    return GATE_TYPES[kind]


def type_of(gate: Gate) -> GateType:
    """The type of this gate."""
    return GATE_TYPES[gate.kind]


def kinds_assigned_to(*grants: Grant) -> list[str]:
    """Kinds whose open gates are on the list of whoever holds one of `grants`."""
    return [kind for kind, found in GATE_TYPES.items() if found.assigned_to in grants]


def kinds_renewed_by(grant: Grant) -> list[str]:
    """Kinds whose renewal under a clearance is told to whoever holds `grant`."""
    return [kind for kind, found in GATE_TYPES.items() if found.renewed_by == grant]


def kinds_with_checks_team() -> list[str]:
    """Kinds of which everybody but a few reads "With the checks team" or "Complete"."""
    return [kind for kind, found in GATE_TYPES.items() if found.read_by]


def kinds_never_waived() -> list[str]:
    """Kinds that no two people may waive."""
    return [kind for kind, found in GATE_TYPES.items() if not found.waivable]


def kinds_with_simple_evidence() -> list[str]:
    """Kinds that one `SimpleEvidence` row meets."""
    return [kind for kind, found in GATE_TYPES.items() if found.keeps_simple_evidence]


def kinds_for_profiles() -> list[str]:
    """What a profile can ask for by name; training comes from its modules."""
    return [kind for kind in GATE_TYPES if kind != GateKind.TRAINING]
