"""What the database asks before an application is cleared, before a clearance comes into force, and of who decided."""

# ruff: noqa: S608 - the texts are constants put together here; nothing in them comes from anybody

from lms.platform.trust.triggers import Trigger, raise_on_postgresql
from recruitment.models.triggers.conditions import (
    APPLICATION,
    CLEARANCE,
    DETERMINATION,
    IN_FORCE,
    ITS_APPLICATION,
    MODULES,
    NEW_APPLICATION,
    POSTGRESQL,
    SQLITE,
    TWO_PEOPLE,
    about,
    held,
    holding_application,
    holding_what_it_rests_on,
    on_postgresql,
    on_sqlite,
    unmet,
)

NOT_MET = "Nobody is cleared before every check is met and two people have decided."
NOT_DECIDED = "A decision is proposed by one person and approved by another, and neither is whom it is about."
NOT_LIFTED = "A clearance comes back after a restriction only where two people decided it, and never once it ended."
RESTS = "A clearance in force rests on this. Restrict the clearance first."

# --- the application -------------------------------------------------------------------------------
ENTERS = f"BEFORE UPDATE OF stage ON {APPLICATION} WHEN NEW.stage = 'cleared' AND OLD.stage <> 'cleared'"
ENTERS_ON_POSTGRESQL = f"""
    IF NEW.stage = 'cleared' AND (TG_OP = 'INSERT' OR OLD.stage <> 'cleared') THEN
        {holding_what_it_rests_on("NEW.id", "NEW.profile_id")}
        {raise_on_postgresql(NOT_MET, where=unmet(POSTGRESQL, NEW_APPLICATION))}
    END IF;
    RETURN NEW;
"""

# --- the clearance ---------------------------------------------------------------------------------
TWO_APPROVED = TWO_PEOPLE.format(determination="d", person="a.person_id")


def _without_standing(dialect: dict[str, str]) -> str:
    """No application of this person, in this role, stands cleared on this determination by two people."""
    return f"""NOT EXISTS (
        SELECT 1 FROM recruitment_application a JOIN recruitment_determination d ON d.application_id = a.id
        WHERE a.id = NEW.application_id AND a.person_id = NEW.person_id AND a.profile_id = NEW.profile_id
            AND d.id = NEW.determination_id AND d.kind = 'clearance' AND {TWO_APPROVED}
            AND (d.conditions IS NULL) = (NEW.conditions IS NULL)
            AND a.stage = 'cleared' AND NOT {unmet(dialect, ITS_APPLICATION)}
    )"""


NAMES_ITS_CONDITIONS = "(NEW.state = 'conditional') = (NEW.conditions IS NOT NULL)"
BORN_WRONG = f"(NEW.state NOT IN {IN_FORCE} OR NOT {NAMES_ITS_CONDITIONS} OR {{without_standing}})"
RETURNS = f"(NEW.state IN {IN_FORCE} AND OLD.state NOT IN {IN_FORCE})"
NOT_REOPENED = f"""NOT EXISTS (
    SELECT 1 FROM recruitment_application a JOIN recruitment_determination d ON d.application_id = a.id
    WHERE a.id = NEW.application_id AND d.kind = 'reopening' AND {TWO_APPROVED}
)"""
WRONG_WAY = f"""(
    (OLD.state = 'ended' AND NEW.state <> 'ended')
    OR (OLD.state = 'restricted' AND NEW.state = 'sabbatical')
    OR (OLD.state = 'restricted' AND NEW.state IN {IN_FORCE} AND {NOT_REOPENED})
    OR (NEW.state IN {IN_FORCE} AND NOT {NAMES_ITS_CONDITIONS})
    OR (NEW.conditions IS NULL) <> (OLD.conditions IS NULL)
)"""
CLEARANCE_ON_POSTGRESQL = f"""
    IF TG_OP = 'INSERT' OR {RETURNS} THEN
        {holding_application("NEW.application_id")}
        {holding_what_it_rests_on("NEW.application_id", "NEW.profile_id")}
    END IF;
    IF TG_OP = 'INSERT' THEN
        {raise_on_postgresql(NOT_MET, where=BORN_WRONG.format(without_standing=_without_standing(POSTGRESQL)))}
        RETURN NEW;
    END IF;
    {raise_on_postgresql(NOT_LIFTED, where=WRONG_WAY)}
    {raise_on_postgresql(NOT_MET, where=f"{RETURNS} AND {_without_standing(POSTGRESQL)}")}
    RETURN NEW;
"""

# --- the determination -----------------------------------------------------------------------------
BY_THE_PERSON = f"{about('NEW')} IN (NEW.proposed_by_id, COALESCE(NEW.decided_by_id, NEW.proposed_by_id))"
BORN_DECIDED = f"(NEW.state <> 'proposed' OR NEW.decided_by_id IS NOT NULL OR {BY_THE_PERSON})"
DECIDED_WRONG = f"""(
    (NEW.state <> OLD.state AND NOT (
        (OLD.state = 'proposed' AND NEW.state IN ('approved', 'sent_back'))
        OR (OLD.state = 'approved' AND NEW.state = 'spent')
    ))
    OR (NEW.state <> 'proposed' AND (
        NEW.decided_by_id IS NULL OR NEW.decided_by_id = NEW.proposed_by_id OR {BY_THE_PERSON}
    ))
)"""
CARRIES = "(OLD.kind = 'clearance' AND OLD.state = 'approved')"
SPENT_UNDER = f"({CARRIES} AND NEW.state <> 'approved' AND {held('OLD.application_id')})"
REMOVED_UNDER = f"({CARRIES} AND {held('OLD.application_id')})"
DETERMINATION_ON_POSTGRESQL = f"""
    IF TG_OP = 'INSERT' THEN
        {raise_on_postgresql(NOT_DECIDED, where=BORN_DECIDED)}
        RETURN NEW;
    END IF;
    IF {CARRIES} THEN {holding_application("OLD.application_id")} END IF;
    IF TG_OP = 'DELETE' THEN
        {raise_on_postgresql(RESTS, where=REMOVED_UNDER)}
        RETURN OLD;
    END IF;
    {raise_on_postgresql(NOT_DECIDED, where=DECIDED_WRONG)}
    {raise_on_postgresql(RESTS, where=SPENT_UNDER)}
    RETURN NEW;
"""

# --- the role --------------------------------------------------------------------------------------
ASKS_MORE = "UPDATE recruitment_roleprofile SET slug = slug WHERE id = NEW.roleprofile_id; RETURN NEW;"
"""A module is a row of its own, which nobody who clears has read: writing the role's row makes the two meet."""

TRIGGERS: list[Trigger] = [
    on_sqlite(
        "recruitment_born_cleared",
        APPLICATION,
        f"AFTER INSERT ON {APPLICATION} WHEN NEW.stage = 'cleared'",
        NOT_MET,
        unmet(SQLITE, NEW_APPLICATION),
    ),
    on_sqlite("recruitment_enters_cleared", APPLICATION, ENTERS, NOT_MET, unmet(SQLITE, NEW_APPLICATION)),
    on_postgresql("recruitment_born_cleared", APPLICATION, "AFTER INSERT", ENTERS_ON_POSTGRESQL),
    on_postgresql("recruitment_enters_cleared", APPLICATION, "BEFORE UPDATE", ENTERS_ON_POSTGRESQL),
    on_sqlite(
        "recruitment_clearance_begins",
        CLEARANCE,
        f"BEFORE INSERT ON {CLEARANCE}",
        NOT_MET,
        BORN_WRONG.format(without_standing=_without_standing(SQLITE)),
    ),
    on_sqlite(
        "recruitment_clearance_returns",
        CLEARANCE,
        f"BEFORE UPDATE ON {CLEARANCE} WHEN {RETURNS}",
        NOT_MET,
        _without_standing(SQLITE),
    ),
    on_sqlite("recruitment_clearance_is_lifted", CLEARANCE, f"BEFORE UPDATE ON {CLEARANCE}", NOT_LIFTED, WRONG_WAY),
    on_postgresql("recruitment_clearance_begins", CLEARANCE, "BEFORE INSERT OR UPDATE", CLEARANCE_ON_POSTGRESQL),
    on_sqlite(
        "recruitment_determination_born", DETERMINATION, f"BEFORE INSERT ON {DETERMINATION}", NOT_DECIDED, BORN_DECIDED
    ),
    on_sqlite(
        "recruitment_determination_made", DETERMINATION, f"BEFORE UPDATE ON {DETERMINATION}", NOT_DECIDED, DECIDED_WRONG
    ),
    on_sqlite(
        "recruitment_determination_spent", DETERMINATION, f"BEFORE UPDATE ON {DETERMINATION}", RESTS, SPENT_UNDER
    ),
    on_sqlite(
        "recruitment_determination_gone", DETERMINATION, f"BEFORE DELETE ON {DETERMINATION}", RESTS, REMOVED_UNDER
    ),
    on_postgresql(
        "recruitment_determination_made",
        DETERMINATION,
        "BEFORE INSERT OR UPDATE OR DELETE",
        DETERMINATION_ON_POSTGRESQL,
    ),
    on_postgresql("recruitment_module_asked_for", MODULES, "BEFORE INSERT OR UPDATE", ASKS_MORE),
]
