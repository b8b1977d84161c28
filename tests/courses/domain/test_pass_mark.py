"""Whether a go at the quiz passes, asked of the rule alone."""

from types import SimpleNamespace

import pytest

from courses.domain.attempts import finish


@pytest.mark.parametrize(
    ("marks", "score", "passed"),
    [([100, 100, 50], 83, True), ([100, 100, 40], 80, True), ([100, 100, 39], 79, False), ([], 0, False)],
)
def test_a_score_passes_from_the_mark_on_and_not_below(marks: list[int], score: int, passed: bool) -> None:
    go = SimpleNamespace(pass_mark=80, save=lambda update_fields: None)
    finish(go, marks)
    assert (go.score, go.passed) == (score, passed)
