"""Finds every kind of activity: whatever file of this folder defines an ACTIVITY_TYPE."""

from courses.domain.activities.base import ActivityType
from courses.kinds import ACTIVITY_KINDS

ACTIVITY_KINDS.register_all(__name__, "ACTIVITY_TYPE")


def activity_type(kind: str) -> ActivityType:
    """The kind of this name; raises UnknownKind."""
    return ACTIVITY_KINDS.get(kind)
