"""What the database itself refuses, whatever the program does. Reinstalled after every migration."""

from lms.platform.trust.triggers import append_only, no_replacing, refuse, register_triggers

# A completion changes once in its life: when it is withdrawn. Everything that it says stays as it was.
SAME = (
    "NEW.uuid = OLD.uuid AND NEW.enrolment_id = OLD.enrolment_id AND NEW.person_id = OLD.person_id "
    "AND NEW.module_id = OLD.module_id AND NEW.version_id = OLD.version_id AND NEW.state = OLD.state "
    "AND NEW.completed_at = OLD.completed_at AND NEW.snapshot = OLD.snapshot "
    "AND COALESCE(NEW.supersedes_id, 0) = COALESCE(OLD.supersedes_id, 0) "
    "AND COALESCE(NEW.recorded_by_id, 0) = COALESCE(OLD.recorded_by_id, 0)"
)
CURRENT = "enrolment_id WHERE {row}withdrawn_at IS NULL"
CURRENT = "enrolment_id WHERE {row}withdrawn_at IS NULL"
TAKEN = "There is such a row. It is not put aside for another."
WITHDRAWN_NOW = f"OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL AND {SAME}"

register_triggers(
    "courses",
    [
        *append_only("courses_moduleversion", keys=("id", "module_id, number")),
        refuse(
            "courses_completion",
            "UPDATE",
            "A completion stays as it was written; withdraw it or record a correction.",
            when=f"NOT ({WITHDRAWN_NOW})",
        ),
        refuse("courses_learningevent", "UPDATE", "Rows of courses_learningevent are kept as they were written."),
        refuse("courses_attempt", "UPDATE", "A finished go is kept as it was scored.", when="OLD.state = 'submitted'"),
        no_replacing("courses_completion", ("id", "uuid", "supersedes_id", CURRENT), TAKEN),
        no_replacing("courses_learningevent", ("id", "uuid"), TAKEN),
        no_replacing(
            "courses_attempt", ("id", "uuid", "enrolment_id, number", "enrolment_id WHERE {row}state = 'open'"), TAKEN
        ),
    ],
)
