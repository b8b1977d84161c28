"""Trust's own rows: the audit trail and the reveal log. Their periods are the scheme's to set, none below six years."""

from lms.platform.trust.retention.registry import Rule, classify

ACCOUNTABLE = (
    "UK GDPR Article 5(2) and 6(1)(f), being able to show what was done; for what touches criminal or special data "
    "Data Protection Act 2018, Schedule 1, paragraph 39 (appropriate policy document); checked 22 November 2026"
)

TRAIL = Rule(
    kind="security",
    purpose="Show what was done in the scheme's records, in an order that nobody can change",
    basis=ACCOUNTABLE,
    kept="the period that the scheme sets, at least six years from the action",
    export=False,
    erasure="keep",
)
ACTOR = Rule(
    kind="security",
    purpose="Show who did it; a number that leads to nobody once the account is gone",
    basis=ACCOUNTABLE,
    kept="as long as the row it stands in",
    export=True,
    erasure="keep",
)
READING = Rule(
    kind="security",
    purpose="Show who opened a sealed text, and why, and that the lead was told",
    basis=ACCOUNTABLE,
    kept="the period that the scheme sets, at least six years from the reading",
    export=True,
    erasure="keep",
)

classify(
    "trust.AuditEntry",
    {
        TRAIL: ["id", "at", "action", "target", "target_pk", "target_uuid", "fields", "ids"],
        ACTOR: ["actor"],
    },
)
classify("trust.AuditCheckpoint", {TRAIL: ["number", "entry", "digest", "added_at"]})
classify(
    "trust.RevealLog",
    {
        READING: ["at", "target", "target_pk", "target_uuid", "field", "reason", "notified_at"],
        ACTOR: ["actor"],
        TRAIL: ["id", "uuid"],
    },
)
DAMAGE = Rule(
    kind="operational",
    purpose="Find a backup of a value that could not be opened",
    basis=ACCOUNTABLE,
    kept="until it is mended",
    export=False,
    erasure="keep",
)
classify("trust.DamagedValue", {DAMAGE: ["id", "place", "row", "met_at", "told_at"]})
