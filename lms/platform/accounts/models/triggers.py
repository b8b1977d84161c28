"""What was asked for, and what was given, stays what it was: the words two people agreed to cannot be exchanged."""

from lms.platform.trust.triggers import no_replacing, refuse, register_triggers

ASKED = "What was asked for stays as it was written. Hand it back, and ask again."
GIVEN = "A role that was given stays as it was given. End it, and ask for another."


def _changes(*columns: str) -> str:
    return " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)


def _is_rewritten(*columns: str) -> str:
    """Once said, it stays; a person who is erased is taken out."""
    said = (f"(OLD.{one} IS NOT NULL AND NEW.{one} IS NOT NULL AND NEW.{one} <> OLD.{one})" for one in columns)
    return " OR ".join(said)


REQUEST = "accounts_rolerequest"
HOLDING = "accounts_roleholding"

register_triggers(
    "accounts",
    [
        refuse(
            REQUEST,
            "UPDATE",
            ASKED,
            when=" OR ".join(
                [
                    _changes("id", "user_id", "role", "area_id", "ends", "asked_at", "delayed"),
                    _is_rewritten("asked_by_id", "agreed_by_id", "agreed_at", "stopped_by_id", "due_at", "done_at"),
                    "(OLD.asked_by_id IS NULL AND NEW.asked_by_id IS NOT NULL)",
                    "(OLD.agreed_at IS NOT NULL AND NEW.agreed_at IS NULL)",
                    "(OLD.agreed_at IS NOT NULL AND OLD.agreed_by_id IS NULL AND NEW.agreed_by_id IS NOT NULL)",
                    "(OLD.stopped_at IS NOT NULL AND NEW.stopped_at IS NULL)",
                    "(OLD.done_at IS NOT NULL AND NEW.done_at IS NULL)",
                    "(OLD.due_at IS NOT NULL AND NEW.due_at IS NULL)",
                ]
            ),
        ),
        no_replacing(REQUEST, ("id",), ASKED),
        refuse(
            HOLDING,
            "UPDATE",
            GIVEN,
            when=" OR ".join(
                [
                    _changes("id", "user_id", "role", "area_id"),
                    _is_rewritten("given_by_id", "approved_by_id"),
                    "(OLD.given_by_id IS NULL AND NEW.given_by_id IS NOT NULL)",
                    "(OLD.approved_by_id IS NULL AND NEW.approved_by_id IS NOT NULL)",
                    "(OLD.ends IS NOT NULL AND (NEW.ends IS NULL OR NEW.ends > OLD.ends))",
                ]
            ),
        ),
        no_replacing(HOLDING, ("id",), GIVEN),
    ],
)
