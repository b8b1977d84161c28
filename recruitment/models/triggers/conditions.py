"""What triggers ask, in small named pieces of SQL that read the same on both databases wherever they can."""

# ruff: noqa: S608 - the texts are constants put together here; nothing in them comes from anybody

from lms.platform.trust.triggers import OnPostgresql, Trigger, raise_on_sqlite

APPLICATION, GATE, CLEARANCE = "recruitment_application", "recruitment_gate", "recruitment_clearance"
DETERMINATION, PROFILE, PERSON = "recruitment_determination", "recruitment_roleprofile", "accounts_user"
MODULES = "recruitment_roleprofile_required_modules"

IN_FORCE = "('active', 'conditional')"
NEVER_WAIVED = "('dbs', 'identity', 'self_disclosure')"
Row = dict[str, str]
"""Where the columns of an application stand: `id`, `person`, `profile` and `snapshot`."""

NEW_APPLICATION: Row = {
    "id": "NEW.id",
    "person": "NEW.person_id",
    "profile": "NEW.profile_id",
    "snapshot": "NEW.snapshot_hash",
}
ITS_APPLICATION: Row = {"id": "a.id", "person": "a.person_id", "profile": "a.profile_id", "snapshot": "a.snapshot_hash"}

TWO_PEOPLE = (
    "{determination}.state = 'approved' AND {determination}.decided_by_id <> {determination}.proposed_by_id "
    "AND {person} <> {determination}.proposed_by_id AND {person} <> {determination}.decided_by_id"
)
"""One proposed and another approved, and neither is whom it is about."""

A_GATE_IS_OPEN = f"""EXISTS (
    SELECT 1 FROM recruitment_gate g WHERE g.application_id = {{id}} AND g.state <> 'not_required' AND NOT (
        g.snapshot = {{snapshot}}
        AND (g.state = 'satisfied' OR (g.state = 'waived' AND g.kind NOT IN {NEVER_WAIVED}))
    )
)"""
A_KIND_HAS_NO_GATE = """EXISTS (
    SELECT 1 FROM {wanted} WHERE NOT EXISTS (
        SELECT 1 FROM recruitment_gate g
        WHERE g.application_id = {id} AND g.kind = wanted.value AND g.state <> 'not_required'
    )
)"""
A_MODULE_HAS_NO_GATE = """EXISTS (
    SELECT 1 FROM recruitment_roleprofile_required_modules m WHERE m.roleprofile_id = {profile} AND NOT EXISTS (
        SELECT 1 FROM recruitment_gate g
        WHERE g.application_id = {id} AND g.module_id = m.module_id AND g.state <> 'not_required'
    )
)"""
NOBODY_DECIDED = (
    "NOT EXISTS (SELECT 1 FROM recruitment_determination d "
    "WHERE d.application_id = {id} AND d.kind = 'clearance' AND " + TWO_PEOPLE.replace("{determination}", "d") + ")"
)

REQUIRED = "(SELECT p.required_gates FROM recruitment_roleprofile p WHERE p.id = {profile})"
SQLITE = {
    "asks_nothing": f"json_type({REQUIRED}) <> 'array' OR json_array_length({REQUIRED}) = 0",
    "wanted": f"json_each({REQUIRED}) AS wanted",
}
POSTGRESQL = {
    "asks_nothing": f"jsonb_typeof({REQUIRED}) <> 'array' OR {REQUIRED} = '[]'::jsonb",
    "wanted": (
        f"jsonb_array_elements_text(CASE WHEN jsonb_typeof({REQUIRED}) = 'array' THEN {REQUIRED} "
        "ELSE '[]'::jsonb END) AS wanted(value)"
    ),
}


def unmet(dialect: dict[str, str], row: Row) -> str:
    """Something stands between this application and `cleared`: never NULL, and true where the role asks nothing."""
    asks_nothing, wanted = (dialect[name].format(**row) for name in ("asks_nothing", "wanted"))
    return f"""(
    {row["profile"]} IS NULL OR {row["snapshot"]} = '' OR COALESCE({asks_nothing}, true)
    OR {A_GATE_IS_OPEN.format(**row)}
    OR {A_KIND_HAS_NO_GATE.format(wanted=wanted, **row)}
    OR {A_MODULE_HAS_NO_GATE.format(**row)}
    OR {NOBODY_DECIDED.format(**row)}
)"""


def held(application: str) -> str:
    """Cleared, and no clearance of it is out of force: from the moment of the move, before its row is even there."""
    return (
        f"EXISTS (SELECT 1 FROM recruitment_application a WHERE a.id = {application} AND a.stage = 'cleared' "
        "AND NOT EXISTS (SELECT 1 FROM recruitment_clearance c "
        f"WHERE c.application_id = a.id AND c.state NOT IN {IN_FORCE}))"
    )


def about(determination: str) -> str:
    """The person whom a determination is about."""
    return f"(SELECT a.person_id FROM recruitment_application a WHERE a.id = {determination}.application_id)"


def holding_application(application: str) -> str:
    """PostgreSQL: whoever changes what an application rests on meets whoever clears it."""
    return f"PERFORM 1 FROM recruitment_application WHERE id = {application} FOR UPDATE;"


def holding_what_it_rests_on(application: str, profile: str) -> str:
    """PostgreSQL: as it is read it stays, until this transaction ends. Always in this order, after the application."""
    return f"""
    PERFORM 1 FROM recruitment_gate WHERE application_id = {application} ORDER BY id FOR SHARE;
    PERFORM 1 FROM recruitment_determination WHERE application_id = {application} ORDER BY id FOR SHARE;
    PERFORM 1 FROM recruitment_roleprofile WHERE id = {profile} FOR SHARE;
    """


def on_sqlite(name: str, table: str, fires: str, message: str, where: str) -> Trigger:
    """SQLite has one trigger for each event, where PostgreSQL has one function for several."""
    return Trigger(name, table, raise_on_sqlite(name, fires, message, where=where))


def on_postgresql(name: str, table: str, fires: str, body: str) -> Trigger:
    """The function that does the same on PostgreSQL, with the locks that SQLite's one writer does not need."""
    return Trigger(name, table, postgresql=OnPostgresql(fires, body))
