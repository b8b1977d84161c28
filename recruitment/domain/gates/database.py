"""The database's own guard of kinds: it knows those that have a file, and none that is never waived can be.

The list is not a constraint of the table, so that a new kind is no change of the table: it is put in place anew after
every migrate.
"""

from collections.abc import Iterable

from lms.platform.trust.triggers import Trigger, guard, no_replacing, register_triggers
from recruitment.domain.gates.registry import GATE_TYPES, kinds_never_waived, kinds_with_simple_evidence

MESSAGE = "No check of this kind, or in this state, is known."


def guards_of_kinds() -> list[Trigger]:
    """One trigger for each table and event, as SQLite has none for two."""
    gate = (
        f"NEW.kind NOT IN ({_listed(GATE_TYPES)}) "
        f"OR (NEW.state = 'waived' AND NEW.kind IN ({_listed(kinds_never_waived())}))"
    )
    simple = f"NEW.kind NOT IN ({_listed(kinds_with_simple_evidence())})"
    return [
        guard(f"{table}_kind_{event.lower()}", table, event, MESSAGE, where=wrong)
        for table, wrong in (("recruitment_gate", gate), ("recruitment_simpleevidence", simple))
        for event in ("INSERT", "UPDATE")
    ]


def _listed(kinds: Iterable[str]) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)


register_triggers("recruitment", [*guards_of_kinds(), no_replacing("recruitment_simpleevidence", ("id",), MESSAGE)])
