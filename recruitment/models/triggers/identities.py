"""Who and what a row is about never changes: a clearance, a decision, a case, a gate, a role, a person.

A number that was given once means the same for ever, also to whatever leans on it. On SQLite the two statements that
put one row in another's place, and wake no trigger of the row that goes, are refused as well.
"""

from lms.platform.trust.triggers import Trigger, frozen, no_overwriting, no_replacing
from recruitment.models.stages import LIVE
from recruitment.models.triggers.conditions import APPLICATION, CLEARANCE, DETERMINATION, GATE, PERSON, PROFILE

SAME = "This row stays what it is about. Write another one."
DECIDED = "What two people decided stays as they decided it."
TAKEN = "There is such a row. It is not put aside for another."

NEVER_CHANGE: dict[str, tuple[str, ...]] = {
    CLEARANCE: ("id", "uuid", "application_id", "person_id", "profile_id", "determination_id"),
    DETERMINATION: ("id", "uuid", "application_id", "kind", "gate_id", "proposed_by_id"),
    APPLICATION: ("id", "uuid", "reference", "person_id"),
    GATE: ("id", "application_id"),
    PROFILE: ("id",),
    PERSON: ("id", "uuid"),
}
ONCE_DECIDED = ("decided_by_id", "reason")

live = f"{{row}}stage IN ({', '.join(repr(str(stage)) for stage in LIVE)})"
KEYS: dict[str, tuple[str, ...]] = {
    CLEARANCE: ("id", "uuid", "application_id", "determination_id"),
    DETERMINATION: (
        "id",
        "uuid",
        "application_id, kind WHERE {row}state = 'proposed' AND {row}gate_id IS NULL",
        "gate_id WHERE {row}state = 'proposed'",
    ),
    APPLICATION: (
        "id",
        "uuid",
        "reference",
        "submit_token",
        f"person_id, profile_id WHERE {live}",
        f"person_id WHERE {live} AND {{row}}profile_id IS NULL",
    ),
    GATE: ("id", "application_id, kind WHERE {row}module_id IS NULL", "application_id, module_id"),
    PROFILE: ("id", "slug"),
    PERSON: ("id", "uuid", "email", "phone_index"),
}

TRIGGERS: list[Trigger] = [
    *(frozen(table, columns, SAME) for table, columns in NEVER_CHANGE.items()),
    frozen(DETERMINATION, ONCE_DECIDED, DECIDED, name="decided", when="OLD.state <> 'proposed'"),
    *(no_replacing(table, keys, TAKEN) for table, keys in KEYS.items()),
    *(no_overwriting(table, keys, TAKEN) for table, keys in KEYS.items()),
]
