"""What a certificate says never changes, and one that is over stays over: in the database itself.

Rows may be deleted, for erasure alone; then its code is as unknown as one that never was.
"""

from lms.platform.trust.triggers import no_replacing, refuse, register_triggers

FROZEN = ("uuid", "completion_id", "person_id", "issue_no", "code", "snapshot", "snapshot_hash", "issued_at")
FROZEN_OR_EMPTY = ("supersedes_id", "expires_at")

LIVE = "completion_id WHERE {row}status IN ('pending', 'valid')"
KEYS = ("id", "uuid", "code", "supersedes_id", "completion_id, issue_no", LIVE)

same = " AND ".join(
    [
        *(f"NEW.{column} = OLD.{column}" for column in FROZEN),
        *(
            # Written so that it is never NULL: a trigger whose condition is NULL does not fire.
            f"((NEW.{column} IS NULL AND OLD.{column} IS NULL) OR "
            f"(NEW.{column} IS NOT NULL AND OLD.{column} IS NOT NULL AND NEW.{column} = OLD.{column}))"
            for column in FROZEN_OR_EMPTY
        ),
    ]
)
comes_back = "OLD.status IN ('superseded', 'revoked') AND NEW.status <> OLD.status"

register_triggers(
    "certificates",
    [
        refuse(
            "certificates_certificate",
            "UPDATE",
            "A certificate is replaced, never changed.",
            when=f"NOT ({same}) OR ({comes_back})",
        ),
        no_replacing("certificates_certificate", KEYS, "There is such a certificate. It is not put aside for another."),
    ],
)
