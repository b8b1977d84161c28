"""Drawing a paper and marking it: pure functions of frozen questions, a seed and what was answered."""

import random
from collections.abc import Mapping, Sequence
from typing import Any

from courses.domain.questions.registry import question_type


def draw_paper(questions: Sequence[Mapping[str, Any]], count: int, seed: int) -> list[dict[str, Any]]:
    """`count` questions (or all, if there are fewer), spread over their outcomes, each as its kind draws it.

    The same questions, count and seed give the same paper.
    """
    chance = random.Random(seed)  # noqa: S311 - a fair draw, not a secret
    left = list(questions)
    chance.shuffle(left)
    drawn: list[dict[str, Any]] = []
    asked: dict[str, int] = {}
    while left and len(drawn) < count:
        question = min(left, key=lambda one: _times_asked(one, asked))
        left.remove(question)
        for outcome in question["outcomes"]:
            asked[outcome] = asked.get(outcome, 0) + 1
        drawn.append(question_type(question["kind"]).draw(question, chance))
    chance.shuffle(drawn)
    return drawn


def _times_asked(question: Mapping[str, Any], asked: Mapping[str, int]) -> int:
    return min((asked.get(outcome, 0) for outcome in question["outcomes"]), default=0)


def mark_paper(paper: Sequence[Mapping[str, Any]], responses: Mapping[int, Any]) -> list[int]:
    """Hundredths of the point for each question, 0 to 100; responses by position from 1. No response earns nothing."""
    return [mark(question, responses.get(position)) for position, question in enumerate(paper, 1)]


def mark(question: Mapping[str, Any], response: Any) -> int:
    """Hundredths of the point, 0 to 100; a question that is still open earns nothing."""
    return question_type(question["kind"]).mark(question, response) if response else 0


def score_of(marks: Sequence[int]) -> int:
    """The score in percent, rounded down; 0 for an empty paper."""
    return sum(marks) // len(marks) if marks else 0
