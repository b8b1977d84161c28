"""What certificates keep about people, why, and for how long."""

from lms.platform.trust.retention import Rule, classify

THE_HOLDERS_OWN = Rule(
    kind="learning",
    purpose="To show what somebody has learned, and to let others check it",
    basis="UK GDPR Article 6(1)(f): what the holder earned stays provable",
    kept="As long as the holder wishes: it is their own record",
    export=True,
    erasure="delete",
)
HOW_IT_IS_MADE = Rule(
    kind="operational",
    purpose="To make a certificate once, and to say whether it still counts",
    basis="UK GDPR Article 6(1)(f): a certificate that cannot be forged or doubled",
    kept="As long as the certificate",
    export=False,
    erasure="delete",
)

classify(
    "certificates.Certificate",
    {
        THE_HOLDERS_OWN: [
            "uuid",
            "completion",
            "person",
            "code",
            "snapshot",
            "show_name",
            "issued_at",
            "expires_at",
            "status",
        ],
        HOW_IT_IS_MADE: [
            "id",
            "issue_no",
            "snapshot_hash",
            "rendered_at",
            "failed_attempts",
            "ended_at",
            "revoked_reason",
            "supersedes",
        ],
    },
)
