"""What we say about a finished attempt: something on each answer, and after two attempts where to look again."""

from collections.abc import Mapping
from typing import Any

from courses.domain.scoring import FULL
from courses.models import Attempt

LESSONS_FROM = 2


def feedback_on(attempt: Attempt, picked: Mapping[int, list[str]]) -> dict[str, Any]:
    """`rows` (stem, options with an outcome where we say something), `right` and `of`, `lessons` to look at again.

    Before somebody has passed we speak only about what they picked: the other options stay closed for the next go.
    Lessons are named from the second attempt on; an attempt that was passed names none.
    """
    marks = attempt.marks or []
    rows = [
        _row(question, picked.get(place, []), is_right=marks[place - 1] == FULL, tell_all=bool(attempt.passed))
        for place, question in enumerate(attempt.paper, 1)
    ]
    name_lessons = not attempt.passed and attempt.number >= LESSONS_FROM
    return {
        "rows": rows,
        "right": sum(mark == FULL for mark in marks),
        "of": len(rows),
        "lessons": _lessons(attempt, marks) if name_lessons else [],
    }


def _row(question: Mapping[str, Any], picked: list[str], *, is_right: bool, tell_all: bool) -> dict[str, Any]:
    options = []
    for option in question["options"]:
        is_told = option["id"] in picked or (tell_all and option["right"])
        outcome = ("right" if option["right"] else "near") if is_told else ""
        options.append({**option, "outcome": outcome, "picked": option["id"] in picked})
    return {
        "stem": question["stem"],
        "kind": question["kind"],
        "options": options,
        "right": is_right,
        "given": bool(picked),
    }


def _lessons(attempt: Attempt, marks: list[int]) -> list[dict[str, str]]:
    """Lessons that teach what the open questions ask about, in the order of the module."""
    weak = {
        outcome
        for question, mark in zip(attempt.paper, marks, strict=True)
        if mark < FULL
        for outcome in question["outcomes"]
    }
    lessons = attempt.version.content["lessons"]
    return [{"slug": one["slug"], "title": one["title"]} for one in lessons if weak & set(one["outcomes"])]
