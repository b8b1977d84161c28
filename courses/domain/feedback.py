"""What we say about a finished attempt: something on each answer, and after two attempts where to look again."""

from collections.abc import Mapping
from typing import Any

from courses.domain.questions.base import FULL
from courses.domain.questions.registry import question_type
from courses.models import Attempt

LESSONS_FROM = 2


def feedback_on(attempt: Attempt, responses: Mapping[int, Any]) -> dict[str, Any]:
    """`rows` (stem, `template` and `feedback` of the kind), `right` and `of`, `lessons` to look at again.

    Before somebody has passed we speak only about what they answered: the rest stays closed for the next attempt.
    Lessons are named from the second attempt on; an attempt that was passed names none.
    """
    marks = attempt.marks or []
    rows = [
        _row(question, responses.get(place), is_right=marks[place - 1] == FULL, tell_all=bool(attempt.passed))
        for place, question in enumerate(attempt.paper, 1)
    ]
    name_lessons = not attempt.passed and attempt.number >= LESSONS_FROM
    return {
        "rows": rows,
        "right": sum(mark == FULL for mark in marks),
        "of": len(rows),
        "lessons": _lessons(attempt, marks) if name_lessons else [],
    }


def _row(question: Mapping[str, Any], response: Any, *, is_right: bool, tell_all: bool) -> dict[str, Any]:
    kind = question_type(question["kind"])
    return {
        "stem": question["stem"],
        "template": kind.template("review"),
        "feedback": kind.feedback(question, response or [], tell_all=tell_all),
        "right": is_right,
        "given": bool(response),
        "told_all": tell_all,
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
