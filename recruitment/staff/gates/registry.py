"""The screens of every kind of gate: a module of this folder that has a `STAFF_GATE` adds one.

A kind that keeps simple evidence needs no module: its form, facts and line are there already.
"""

from importlib import import_module
from pkgutil import iter_modules

from recruitment.domain.gates.registry import GATE_TYPES
from recruitment.staff import gates
from recruitment.staff.gates.base import StaffGate
from recruitment.staff.gates.simple_evidence import simple_gate

NOT_A_KIND = ("registry",)


def _found() -> dict[str, StaffGate]:
    names = [module.name for module in iter_modules(gates.__path__) if module.name not in NOT_A_KIND]
    modules = [import_module(f"{gates.__name__}.{name}") for name in names]
    own = {module.STAFF_GATE.kind: module.STAFF_GATE for module in modules if hasattr(module, "STAFF_GATE")}
    return {kind: own.get(kind) or _by_itself(kind) for kind in GATE_TYPES}


def _by_itself(kind: str) -> StaffGate:
    return simple_gate(kind) if GATE_TYPES[kind].keeps_simple_evidence else StaffGate(kind=kind)


STAFF_GATES: dict[str, StaffGate] = _found()
"""Kind → its screens, in the order of `GATE_TYPES`."""
