"""Drawing a paper and marking it: pure functions of frozen questions, a seed and what was picked."""

import random
from collections.abc import Mapping, Sequence
from typing import Any

FULL = 100


def draw_paper(questions: Sequence[Mapping[str, Any]], count: int, seed: int) -> list[dict[str, Any]]:
    """`count` questions (or all, if there are fewer), spread over their outcomes, with shuffled options.

    The same questions, count and seed give the same paper. True comes before False, always.
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
        drawn.append(_shuffled(question, chance))
    chance.shuffle(drawn)
    return drawn


def _times_asked(question: Mapping[str, Any], asked: Mapping[str, int]) -> int:
    return min((asked.get(outcome, 0) for outcome in question["outcomes"]), default=0)


def _shuffled(question: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    options = list(question["options"])
    if question["kind"] == "true-false":
        options.sort(key=lambda option: option["text"] != "True")
    else:
        chance.shuffle(options)
    return {**question, "options": options}


def mark(question: Mapping[str, Any], picked: Sequence[str]) -> int:
    """Hundredths of the point, 0 to 100.

    With `scoring: part` each right tick earns its share of the point and each tick too many loses as much.
    """
    right = {option["id"] for option in question["options"] if option["right"]}
    chosen = set(picked)
    if question["kind"] == "multiple" and question["scoring"] == "part":
        return max(0, FULL * (len(chosen & right) - len(chosen - right)) // len(right))
    return FULL if chosen == right else 0


def score_of(marks: Sequence[int]) -> int:
    """The score in percent, rounded down; 0 for an empty paper."""
    return sum(marks) // len(marks) if marks else 0
