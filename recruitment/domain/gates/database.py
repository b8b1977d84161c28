"""The database's own guard of kinds: it knows those that have a file, and none that is never waived can be.

The list is not a constraint of the table, so that a new kind is no change of the table: it is put in place anew after
every migrate.
"""

from lms.platform.trust.triggers import Trigger, register_triggers
from recruitment.domain.gates.registry import GATE_TYPES, kinds_never_waived

NAME = "recruitment_gate_kind"
MESSAGE = "No check of this kind, or in this state, is known."


def _listed(kinds: list[str]) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)


def guard_of_kinds() -> list[Trigger]:
    """One trigger for each event, as SQLite has none for two."""
    wrong = (
        f"NEW.kind NOT IN ({_listed(list(GATE_TYPES))}) "
        f"OR (NEW.state = 'waived' AND NEW.kind IN ({_listed(kinds_never_waived())}))"
    )
    return [_guard(event, wrong) for event in ("INSERT", "UPDATE")]


def _guard(event: str, wrong: str) -> Trigger:
    name = f"{NAME}_{event.lower()}"
    sqlite = (
        f"CREATE TRIGGER {name} BEFORE {event} ON recruitment_gate WHEN {wrong} "
        f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    )
    postgresql = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '{MESSAGE}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql;\n"
        f"CREATE TRIGGER {name} BEFORE {event} ON recruitment_gate FOR EACH ROW WHEN ({wrong}) "
        f"EXECUTE FUNCTION {name}();"
    )
    return Trigger(name, "recruitment_gate", sqlite, postgresql)


register_triggers("recruitment", guard_of_kinds())
