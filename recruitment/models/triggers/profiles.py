"""What a role asks of people is lowered by two people, held by the database too.

1. Level, barred lists, workforce, age and list of checks of a stored profile, and its modules, ask for less only where
   an agreed proposal of two people says exactly that and has not been used yet; a new profile asks for no less than
   every role begins with.
2. A level other than "none" keeps the checks that are never waived.
3. What a proposal says, and who proposed and decided it, is never rewritten.
"""

# ruff: noqa: S608 - the texts are constants put together here; nothing in them comes from anybody

from collections.abc import Callable

from lms.platform.trust.triggers import (
    OnPostgresql,
    Trigger,
    no_overwriting,
    no_replacing,
    raise_on_postgresql,
    refuse,
)
from recruitment.models.kinds import DEFAULT_GATES, NEVER_WAIVED
from recruitment.models.triggers.conditions import PROFILE

PROPOSAL = "recruitment_profileproposal"
MODULES = "recruitment_roleprofile_required_modules"
LOWER = "A role asks for less only where two people agreed to exactly that."
KEPT = "This DBS level asks for checks that are never waived. They stay in the list."
WRITTEN = "A proposal stays as it was written, and as it was decided."
Refusals = Callable[[str], list[tuple[str, str]]]
"""Of a vendor: conditions, each with what is said when it holds."""


def _rank(level: str) -> str:
    return f"(CASE {level} WHEN 'none' THEN 0 WHEN 'basic' THEN 1 WHEN 'standard' THEN 2 ELSE 3 END)"


def _loses(old: str, new: str, *having: str) -> str:
    values = ", ".join(f"'{one}'" for one in having)
    return f"({old} IN ({values}) AND {new} NOT IN ({values}))"


def _elements(column: str, vendor: str) -> str:
    return f"json_each({column})" if vendor == "sqlite" else f"jsonb_array_elements_text({column}) AS e(value)"


def _is_no_list(column: str, vendor: str) -> str:
    return f"json_type({column}) <> 'array'" if vendor == "sqlite" else f"jsonb_typeof({column}) <> 'array'"


def _lower(old: dict[str, str], vendor: str) -> str:
    """The row NEW asks for less than `old`, SQL for each of its columns."""
    level, workforce = old["dbs_level"], old["workforce"]
    gates = f"SELECT value FROM {_elements(old['required_gates'], vendor)}"
    kept = f"SELECT value FROM {_elements('NEW.required_gates', vendor)}"
    return " OR ".join(
        [
            f"{_rank('NEW.dbs_level')} < {_rank(level)}",
            _loses(level, "NEW.dbs_level", "enhanced_adult_barred", "enhanced_both_barred"),
            _loses(level, "NEW.dbs_level", "enhanced_child_barred", "enhanced_both_barred"),
            _loses(workforce, "NEW.workforce", "adult", "child_and_adult"),
            _loses(workforce, "NEW.workforce", "child", "child_and_adult"),
            f"NEW.minimum_age < {old['minimum_age']}",
            f"EXISTS (SELECT 1 FROM ({gates}) AS was WHERE was.value NOT IN ({kept}))",
        ]
    )


def _agreed(vendor: str) -> str:
    """An agreed proposal that was not used yet says exactly what NEW does."""
    if vendor == "sqlite":
        says = {name: f"json_extract(p.after, '$.{name}')" for name in ("dbs_level", "workforce", "minimum_age")}
        gates = "json(json_extract(p.after, '$.required_gates')) = json(NEW.required_gates)"
    else:
        says = {name: f"p.after ->> '{name}'" for name in ("dbs_level", "workforce")}
        says["minimum_age"] = "(p.after ->> 'minimum_age')::integer"
        gates = "p.after -> 'required_gates' = NEW.required_gates"
    same = " AND ".join(f"{value} = NEW.{name}" for name, value in says.items())
    return (
        f"EXISTS (SELECT 1 FROM {PROPOSAL} p WHERE p.profile_id = NEW.id AND p.state = 'agreed' "
        f"AND p.applied_at IS NULL AND p.decided_by_id <> p.proposed_by_id AND {same} AND {gates})"
    )


def _left_out(vendor: str) -> str:
    kept = f"SELECT value FROM {_elements('NEW.required_gates', vendor)}"
    left_out = " OR ".join(f"'{kind}' NOT IN ({kept})" for kind in NEVER_WAIVED)
    return f"NEW.dbs_level <> 'none' AND ({left_out})"


STORED = {name: f"OLD.{name}" for name in ("dbs_level", "workforce", "minimum_age", "required_gates")}
ASKED = " OR ".join(f"NEW.{name} IS DISTINCT FROM {old}" for name, old in STORED.items())
USUAL = "[" + ", ".join(f'"{kind}"' for kind in DEFAULT_GATES) + "]"


def _begins_with(vendor: str) -> dict[str, str]:
    gates = f"'{USUAL}'" if vendor == "sqlite" else f"'{USUAL}'::jsonb"
    return {"dbs_level": "'basic'", "workforce": "'other'", "minimum_age": "18", "required_gates": gates}


def _module_left_out(vendor: str) -> str:
    after = "json_each(p.after, '$.required_modules')" if vendor == "sqlite" else ""
    after = after or "jsonb_array_elements_text(p.after -> 'required_modules') AS e(value)"
    number = "value" if vendor == "sqlite" else "value::bigint"
    return (
        f"EXISTS (SELECT 1 FROM {PROPOSAL} p WHERE p.profile_id = OLD.roleprofile_id AND p.state = 'agreed' "
        f"AND p.applied_at IS NULL AND p.decided_by_id <> p.proposed_by_id "
        f"AND OLD.module_id NOT IN (SELECT {number} FROM {after}))"
    )


def _refusing(name: str, table: str, event: str, refusals: Refusals) -> Trigger:
    """Before `event`, refuse the rows for which a condition of the vendor holds."""
    lite = " ".join(f"SELECT RAISE(ABORT, '{message}') WHERE {where};" for where, message in refusals("sqlite"))
    body = " ".join(raise_on_postgresql(message, where=where) for where, message in refusals("postgresql"))
    back = "OLD" if event == "DELETE" else "NEW"
    return Trigger(
        name,
        table,
        f"CREATE TRIGGER {name} BEFORE {event} ON {table}\nBEGIN {lite} END",
        OnPostgresql(f"BEFORE {event}", f"{body} RETURN {back};"),
    )


def _begins(vendor: str) -> list[tuple[str, str]]:
    return [
        (_is_no_list("NEW.required_gates", vendor), KEPT),
        (f"({_lower(_begins_with(vendor), vendor)})", LOWER),
        (_left_out(vendor), KEPT),
    ]


def _lowered(vendor: str) -> list[tuple[str, str]]:
    return [
        (_is_no_list("NEW.required_gates", vendor), KEPT),
        (f"({_lower(STORED, vendor)}) AND NOT {_agreed(vendor)}", LOWER),
        (f"({ASKED}) AND {_left_out(vendor)}", KEPT),
    ]


def _without_module(vendor: str) -> list[tuple[str, str]]:
    return [(f"NOT {_module_left_out(vendor)}", LOWER)]


PROPOSAL_KEYS = ("id", "profile_id WHERE {row}state = 'proposed'")
MODULE_KEYS = ("id", "roleprofile_id, module_id")
FIXED = ("id", "profile_id", "before", "after", "reason", "proposed_by_id", "proposed_at")
DECIDED = ("state", "decided_by_id", "decided_at", "decided_reason")
REWRITTEN = " OR ".join(
    [
        *(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in FIXED),
        *(f"(OLD.state <> 'proposed' AND NEW.{name} IS DISTINCT FROM OLD.{name})" for name in DECIDED),
        "(OLD.applied_at IS NOT NULL AND NEW.applied_at IS DISTINCT FROM OLD.applied_at)",
    ]
)
BORN_DECIDED = ("NEW.state <> 'proposed' OR NEW.decided_by_id IS NOT NULL OR NEW.applied_at IS NOT NULL", WRITTEN)

TRIGGERS = [
    _refusing("recruitment_role_begins", PROFILE, "INSERT", _begins),
    _refusing("recruitment_role_lowered", PROFILE, "UPDATE", _lowered),
    _refusing("recruitment_role_module_left_out", MODULES, "DELETE", _without_module),
    _refusing("recruitment_role_module_exchanged", MODULES, "UPDATE", _without_module),
    _refusing("recruitment_proposal_begins", PROPOSAL, "INSERT", lambda vendor: [BORN_DECIDED]),
    refuse(PROPOSAL, "UPDATE", WRITTEN, when=REWRITTEN),
    refuse(PROPOSAL, "DELETE", WRITTEN),
    no_replacing(PROPOSAL, PROPOSAL_KEYS, WRITTEN),
    no_overwriting(PROPOSAL, PROPOSAL_KEYS, WRITTEN),
    no_replacing(MODULES, MODULE_KEYS, LOWER),
    no_overwriting(MODULES, MODULE_KEYS, LOWER),
]
