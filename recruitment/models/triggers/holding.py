"""What holds still while a clearance stands: its gates, what they were measured against, and the rows themselves."""

# ruff: noqa: S608 - the texts are constants put together here; nothing in them comes from anybody

from lms.platform.trust.triggers import Trigger, guard, raise_on_postgresql, refuse
from recruitment.models.triggers.conditions import (
    APPLICATION,
    CLEARANCE,
    DETERMINATION,
    GATE,
    PERSON,
    PROFILE,
    held,
    holding_application,
    on_postgresql,
    on_sqlite,
)

GATE_HELD = "This check stands under a clearance in force. Restrict the clearance first."
FIXED = "A clearance in force rests on this. Restrict the clearance first."
STAYS = "A clearance ends; its row stays."
BEHIND = "A clearance or a decision names this, so it stays."

MAY_CHANGE = """(
    NEW.state IN ('satisfied', 'renewal_in_progress')
    AND OLD.state IN ('satisfied', 'renewal_in_progress', 'waived')
    AND NEW.kind = OLD.kind
    AND COALESCE(NEW.module_id, 0) = COALESCE(OLD.module_id, 0)
    AND NEW.snapshot = OLD.snapshot
)"""
GATE_ON_POSTGRESQL = f"""
    IF TG_OP = 'INSERT' THEN
        UPDATE recruitment_application SET reference = reference WHERE id = NEW.application_id;
        {raise_on_postgresql(GATE_HELD, where=held("NEW.application_id"))}
        RETURN NEW;
    END IF;
    {holding_application("OLD.application_id")}
    IF {held("OLD.application_id")} THEN
        IF TG_OP = 'DELETE' THEN {raise_on_postgresql(GATE_HELD)} END IF;
        {raise_on_postgresql(GATE_HELD, where=f"NOT {MAY_CHANGE}")}
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""
"""A new gate is a row that nobody who clears has read: writing the application's row makes the two meet."""

FIXED_CHANGE = """(
    NEW.person_id <> OLD.person_id OR COALESCE(NEW.profile_id, 0) <> COALESCE(OLD.profile_id, 0)
    OR NEW.snapshot_hash <> OLD.snapshot_hash OR NEW.stage <> OLD.stage
)"""
NAMED_BY_A_CLEARANCE = "EXISTS (SELECT 1 FROM recruitment_clearance c WHERE c.{column} = OLD.id)"
NAMED_BY_A_DECISION = (
    "EXISTS (SELECT 1 FROM recruitment_determination d WHERE d.proposed_by_id = OLD.id OR d.decided_by_id = OLD.id)"
)

TRIGGERS: list[Trigger] = [
    guard(
        "recruitment_cleared_is_fixed",
        APPLICATION,
        "UPDATE",
        FIXED,
        where=f"OLD.stage = 'cleared' AND {FIXED_CHANGE} AND {held('OLD.id')}",
    ),
    refuse(APPLICATION, "DELETE", FIXED, when=held("OLD.id")),
    on_sqlite("recruitment_gate_added", GATE, f"BEFORE INSERT ON {GATE}", GATE_HELD, held("NEW.application_id")),
    on_sqlite(
        "recruitment_gate_changed",
        GATE,
        f"BEFORE UPDATE ON {GATE}",
        GATE_HELD,
        f"{held('OLD.application_id')} AND NOT {MAY_CHANGE}",
    ),
    on_sqlite("recruitment_gate_removed", GATE, f"BEFORE DELETE ON {GATE}", GATE_HELD, held("OLD.application_id")),
    on_postgresql("recruitment_gate_added", GATE, "BEFORE INSERT OR UPDATE OR DELETE", GATE_ON_POSTGRESQL),
    refuse(CLEARANCE, "DELETE", STAYS),
    refuse(PROFILE, "DELETE", BEHIND, when=NAMED_BY_A_CLEARANCE.format(column="profile_id")),
    refuse(
        PERSON, "DELETE", BEHIND, when=f"{NAMED_BY_A_CLEARANCE.format(column='person_id')} OR {NAMED_BY_A_DECISION}"
    ),
    *(refuse(table, "TRUNCATE", BEHIND) for table in (APPLICATION, GATE, CLEARANCE, DETERMINATION, PROFILE, PERSON)),
]
