"""What a frozen version requires, whichever format it was frozen in."""

from collections.abc import Mapping
from typing import Any


def requirements_of(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What a frozen version requires, as a list of activities.

    Versions of format 1 name the lessons that must be done and the quiz's pass mark (null: no quiz) instead.
    """
    required = content["requirements"]
    if isinstance(required, list):
        return required
    lessons = {"kind": "lessons", "lessons": required["lessons"]}
    if required["pass_mark"] is None:
        return [lessons]
    return [lessons, {"kind": "quiz", "pass_mark": required["pass_mark"], "draw": content["quiz_draw"]}]


def activity_name(activity: Mapping[str, Any]) -> str:
    """What an activity is called in its module: its own slug, or its kind where there can be only one of it."""
    return activity.get("slug") or activity["kind"]
