"""The promise of clearance, held by the database too: nobody is cleared unless every gate is met, and stays so.

Four rules, in both dialects:

1. an application enters `cleared` only when every required gate is satisfied (or waived, where its kind may be)
   on the current snapshot, and two different people stand behind an approved clearance determination;
2. a clearance comes into force only over such an application;
3. once cleared, and until the clearance is restricted, rested or ended, no gate is inserted, deleted or changed,
   except to renew it or to better a waiver;
4. as long, neither the clearance nor what the gates were measured against goes away.

PostgreSQL sees other transactions only after they commit, so the triggers lock: a gate takes its application
FOR UPDATE, an application entering `cleared` takes its gates FOR SHARE. Without that, one transaction that clears
and one that unsatisfies a gate both win. SQLite has one writer at a time.

SQLite does not let a migration rebuild a table that another table's trigger speaks of, so these are taken away before
a migration (`recruitment/receivers.py`) and put back after it.
"""

# ruff: noqa: S608 - the texts are constants put together here; nothing in them comes from anybody

from django.db.backends.base.base import BaseDatabaseWrapper

from lms.platform.trust.triggers import Trigger, refuse, register_triggers

IN_FORCE = "('active', 'conditional')"
NEVER_WAIVED = "('dbs', 'identity', 'self_disclosure')"
NOT_MET = "Nobody is cleared before every check is met and two people have decided."
GATE_HELD = "This check stands under a clearance in force. Restrict the clearance first."
FIXED = "A clearance in force rests on this. Restrict the clearance first."

UNMET = f"""
    {{profile}} IS NULL
    OR {{snapshot}} = ''
    OR NOT EXISTS (SELECT 1 FROM recruitment_gate g WHERE g.application_id = {{id}})
    OR EXISTS (
        SELECT 1 FROM recruitment_gate g WHERE g.application_id = {{id}} AND g.state <> 'not_required' AND NOT (
            g.snapshot = {{snapshot}}
            AND (g.state = 'satisfied' OR (g.state = 'waived' AND g.kind NOT IN {NEVER_WAIVED}))
        )
    )
    OR EXISTS (
        SELECT 1 FROM {{wanted}} WHERE NOT EXISTS (
            SELECT 1 FROM recruitment_gate g
            WHERE g.application_id = {{id}} AND g.kind = wanted.value AND g.state <> 'not_required'
        )
    )
    OR EXISTS (
        SELECT 1 FROM recruitment_roleprofile_required_modules m WHERE m.roleprofile_id = {{profile}} AND NOT EXISTS (
            SELECT 1 FROM recruitment_gate g
            WHERE g.application_id = {{id}} AND g.module_id = m.module_id AND g.state <> 'not_required'
        )
    )
    OR NOT EXISTS (
        SELECT 1 FROM recruitment_determination d
        WHERE d.application_id = {{id}} AND d.kind = 'clearance' AND d.state = 'approved'
            AND d.decided_by_id <> d.proposed_by_id
    )
"""
SQLITE_WANTED = "json_each((SELECT p.required_gates FROM recruitment_roleprofile p WHERE p.id = {profile})) AS wanted"
POSTGRES_WANTED = (
    "jsonb_array_elements_text((SELECT p.required_gates FROM recruitment_roleprofile p WHERE p.id = {profile}))"
    " AS wanted(value)"
)

MAY_CHANGE = """
    NEW.state IN ('satisfied', 'renewal_in_progress')
    AND OLD.state IN ('satisfied', 'renewal_in_progress', 'waived')
    AND NEW.application_id = OLD.application_id
    AND NEW.kind = OLD.kind
    AND COALESCE(NEW.module_id, 0) = COALESCE(OLD.module_id, 0)
    AND NEW.snapshot = OLD.snapshot
"""


def _held(application: str) -> str:
    """Cleared, and no clearance of it is out of force: from the moment of the move, before its row is even there."""
    return (
        f"EXISTS (SELECT 1 FROM recruitment_application a WHERE a.id = {application} AND a.stage = 'cleared' "
        "AND NOT EXISTS (SELECT 1 FROM recruitment_clearance c "
        f"WHERE c.application_id = a.id AND c.state NOT IN {IN_FORCE}))"
    )


def _unmet(wanted: str, row: dict[str, str]) -> str:
    return UNMET.format(wanted=wanted.format(**row), **row)


def _sqlite(name: str, when: str, condition: str, message: str) -> str:
    return f"CREATE TRIGGER {name} {when}\nBEGIN SELECT RAISE(ABORT, '{message}') WHERE {condition}; END"


def _postgresql(name: str, when: str, body: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$ BEGIN\n{body}\nEND $$ LANGUAGE plpgsql;\n"
        f"CREATE TRIGGER {name} {when} FOR EACH ROW EXECUTE FUNCTION {name}();"
    )


def _raise(message: str) -> str:
    return f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';"


STAGE_ROW = {"id": "NEW.id", "profile": "NEW.profile_id", "snapshot": "NEW.snapshot_hash"}
STAGE_POSTGRES = f"""
    IF NEW.stage = 'cleared' AND (TG_OP = 'INSERT' OR OLD.stage <> 'cleared') THEN
        PERFORM 1 FROM recruitment_gate WHERE application_id = NEW.id ORDER BY id FOR SHARE;
        IF {_unmet(POSTGRES_WANTED, STAGE_ROW)} THEN {_raise(NOT_MET)} END IF;
    END IF;
    RETURN NEW;
"""

CLEARED_ROW = {"id": "a.id", "profile": "a.profile_id", "snapshot": "a.snapshot_hash"}
CLEARANCE_SQLITE = f"""NOT EXISTS (
    SELECT 1 FROM recruitment_application a
    WHERE a.id = NEW.application_id AND a.stage = 'cleared' AND NOT ({_unmet(SQLITE_WANTED, CLEARED_ROW)})
)"""
CLEARANCE_POSTGRES = f"""
    IF NEW.state IN {IN_FORCE} AND (TG_OP = 'INSERT' OR OLD.state NOT IN {IN_FORCE}
            OR OLD.application_id <> NEW.application_id) THEN
        PERFORM 1 FROM recruitment_application WHERE id = NEW.application_id FOR UPDATE;
        PERFORM 1 FROM recruitment_gate WHERE application_id = NEW.application_id ORDER BY id FOR SHARE;
        IF NOT EXISTS (
            SELECT 1 FROM recruitment_application a
            WHERE a.id = NEW.application_id AND a.stage = 'cleared' AND NOT ({_unmet(POSTGRES_WANTED, CLEARED_ROW)})
        ) THEN {_raise(NOT_MET)} END IF;
    END IF;
    RETURN NEW;
"""

GATE_POSTGRES = f"""
    IF TG_OP <> 'INSERT' THEN
        PERFORM 1 FROM recruitment_application WHERE id = OLD.application_id FOR UPDATE;
        IF {_held("OLD.application_id")} THEN
            IF TG_OP = 'DELETE' THEN {_raise(GATE_HELD)} END IF;
            IF NOT ({MAY_CHANGE}) THEN {_raise(GATE_HELD)} END IF;
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF TG_OP = 'INSERT' OR NEW.application_id <> OLD.application_id THEN
        PERFORM 1 FROM recruitment_application WHERE id = NEW.application_id FOR UPDATE;
        IF {_held("NEW.application_id")} THEN {_raise(GATE_HELD)} END IF;
    END IF;
    RETURN NEW;
"""

FIXED_CHANGE = """
    NEW.person_id <> OLD.person_id OR COALESCE(NEW.profile_id, 0) <> COALESCE(OLD.profile_id, 0)
    OR NEW.snapshot_hash <> OLD.snapshot_hash OR NEW.stage <> OLD.stage
"""
FIXED_POSTGRES = f"""
    IF OLD.stage = 'cleared' AND ({FIXED_CHANGE}) AND {_held("OLD.id")} THEN {_raise(FIXED)} END IF;
    RETURN NEW;
"""

APPLICATION, GATE, CLEARANCE = "recruitment_application", "recruitment_gate", "recruitment_clearance"
ENTERS_CLEARED = f"BEFORE UPDATE OF stage ON {APPLICATION} WHEN NEW.stage = 'cleared' AND OLD.stage <> 'cleared'"
ENTERS_FORCE = (
    f"BEFORE UPDATE ON {CLEARANCE} WHEN NEW.state IN {IN_FORCE} "
    f"AND (OLD.state NOT IN {IN_FORCE} OR OLD.application_id <> NEW.application_id)"
)

TRIGGERS = [
    Trigger(
        "recruitment_born_cleared",
        APPLICATION,
        sqlite=_sqlite(
            "recruitment_born_cleared",
            f"AFTER INSERT ON {APPLICATION} WHEN NEW.stage = 'cleared'",
            _unmet(SQLITE_WANTED, STAGE_ROW),
            NOT_MET,
        ),
        postgresql=_postgresql("recruitment_born_cleared", f"AFTER INSERT ON {APPLICATION}", STAGE_POSTGRES),
    ),
    Trigger(
        "recruitment_enters_cleared",
        APPLICATION,
        sqlite=_sqlite("recruitment_enters_cleared", ENTERS_CLEARED, _unmet(SQLITE_WANTED, STAGE_ROW), NOT_MET),
        postgresql=_postgresql("recruitment_enters_cleared", f"BEFORE UPDATE ON {APPLICATION}", STAGE_POSTGRES),
    ),
    Trigger(
        "recruitment_cleared_is_fixed",
        APPLICATION,
        sqlite=_sqlite(
            "recruitment_cleared_is_fixed",
            f"BEFORE UPDATE ON {APPLICATION} WHEN OLD.stage = 'cleared'",
            f"({FIXED_CHANGE}) AND {_held('OLD.id')}",
            FIXED,
        ),
        postgresql=_postgresql("recruitment_cleared_is_fixed", f"BEFORE UPDATE ON {APPLICATION}", FIXED_POSTGRES),
    ),
    Trigger(
        "recruitment_gate_added",
        GATE,
        sqlite=_sqlite("recruitment_gate_added", f"BEFORE INSERT ON {GATE}", _held("NEW.application_id"), GATE_HELD),
        postgresql=_postgresql("recruitment_gate_added", f"BEFORE INSERT OR UPDATE OR DELETE ON {GATE}", GATE_POSTGRES),
    ),
    Trigger(
        "recruitment_gate_changed",
        GATE,
        sqlite=_sqlite(
            "recruitment_gate_changed",
            f"BEFORE UPDATE ON {GATE}",
            f"({_held('OLD.application_id')} AND NOT ({MAY_CHANGE})) OR "
            f"(NEW.application_id <> OLD.application_id AND {_held('NEW.application_id')})",
            GATE_HELD,
        ),
        postgresql="",
    ),
    Trigger(
        "recruitment_gate_removed",
        GATE,
        sqlite=_sqlite("recruitment_gate_removed", f"BEFORE DELETE ON {GATE}", _held("OLD.application_id"), GATE_HELD),
        postgresql="",
    ),
    Trigger(
        "recruitment_clearance_begins",
        CLEARANCE,
        sqlite=_sqlite(
            "recruitment_clearance_begins",
            f"BEFORE INSERT ON {CLEARANCE} WHEN NEW.state IN {IN_FORCE}",
            CLEARANCE_SQLITE,
            NOT_MET,
        ),
        postgresql=_postgresql(
            "recruitment_clearance_begins", f"BEFORE INSERT OR UPDATE ON {CLEARANCE}", CLEARANCE_POSTGRES
        ),
    ),
    Trigger(
        "recruitment_clearance_returns",
        CLEARANCE,
        sqlite=_sqlite("recruitment_clearance_returns", ENTERS_FORCE, CLEARANCE_SQLITE, NOT_MET),
        postgresql="",
    ),
    refuse(GATE, "TRUNCATE", GATE_HELD),
    refuse(CLEARANCE, "DELETE", FIXED, when=f"OLD.state IN {IN_FORCE}"),
    refuse(CLEARANCE, "UPDATE", FIXED, when=f"OLD.state IN {IN_FORCE} AND OLD.application_id <> NEW.application_id"),
]

register_triggers("recruitment", TRIGGERS)


def make_way(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away, on SQLite, so that tables can be rebuilt. After every migration they are put back."""
    names = [trigger.name for trigger in TRIGGERS if connection.vendor == "sqlite"]
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
