"""Audit entries, their seals and the reveal log are append-only in the database itself."""

from lms.platform.trust.triggers import append_only, register_triggers

NOTIFYING = " AND ".join(
    [
        "OLD.notified_at IS NULL AND NEW.notified_at IS NOT NULL",
        *(
            f"NEW.{column} = OLD.{column}"
            for column in ("id", "uuid", "at", "actor", "target", "target_pk", "target_uuid", "field", "reason")
        ),
    ]
)

register_triggers(
    "trust",
    [
        *append_only("trust_auditentry"),
        *append_only("trust_auditseal", keys=("number", "entry_id")),
        *append_only("trust_reveallog", may_update_when=NOTIFYING, keys=("id", "uuid")),
    ],
)
