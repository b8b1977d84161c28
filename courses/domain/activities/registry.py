"""Finds every kind of activity: whatever file of this folder defines an ACTIVITY_TYPE."""

from importlib import import_module
from pathlib import Path

from courses.domain.activities.base import ActivityType
from courses.kinds import ACTIVITY_KINDS

for _path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
    if _path.stem != "registry":
        _found = getattr(import_module(f"courses.domain.activities.{_path.stem}"), "ACTIVITY_TYPE", None)
        if _found is not None:
            ACTIVITY_KINDS.register(_found)


def activity_type(kind: str) -> ActivityType:
    """The kind of this name; raises UnknownKind."""
    return ACTIVITY_KINDS.get(kind)
