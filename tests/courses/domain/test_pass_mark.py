"""Whether a go at the quiz passes, asked of the rule alone."""

from types import SimpleNamespace

import pytest

from courses.domain.attempts import finish_attempt


@pytest.mark.parametrize(
    ("marks", "score", "passed"),
    [([100, 100, 50], 83, True), ([100, 100, 40], 80, True), ([100, 100, 39], 79, False), ([], 0, False)],
)
def test_a_score_passes_from_the_mark_on_and_not_below(marks: list[int], score: int, passed: bool) -> None:
    attempt = SimpleNamespace(pass_mark=80, save=lambda update_fields: None)
    finish_attempt(attempt, marks)
    assert (attempt.score, attempt.passed) == (score, passed)
