"""Audit entries, their checkpoints and the reveal log are append-only in the database itself."""

from lms.platform.trust.triggers import append_only, guard, register_triggers

NOTIFYING = " AND ".join(
    [
        "OLD.notified_at IS NULL AND NEW.notified_at IS NOT NULL",
        *(
            f"NEW.{column} = OLD.{column}"
            for column in ("id", "uuid", "at", "actor", "target", "target_pk", "target_uuid", "field", "reason")
        ),
    ]
)

# What its digest says can only be worked out by the program: `verify_audit` names a link that does not follow.
FOLLOWS = """(
    NEW.number = COALESCE((SELECT MAX(s.number) FROM trust_auditseal s), 0) + 1
    AND LENGTH(NEW.digest) = 64
    AND EXISTS (SELECT 1 FROM trust_auditentry e WHERE e.id = NEW.entry_id)
)"""

register_triggers(
    "trust",
    [
        guard(
            "trust_auditseal_follows",
            "trust_auditseal",
            "INSERT",
            "A checkpoint follows the last one, and chains an entry that is there.",
            where=f"NOT {FOLLOWS}",
        ),
        *append_only("trust_auditentry"),
        *append_only("trust_auditseal", keys=("number", "entry_id")),
        *append_only("trust_reveallog", may_update_when=NOTIFYING, keys=("id", "uuid")),
    ],
)
