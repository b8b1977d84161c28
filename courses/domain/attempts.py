"""The state of an attempt at the quiz: open, then submitted or set aside, never back. Nothing else assigns it."""

from django.utils import timezone

from courses.domain.scoring import score_of
from courses.models import Attempt, Enrolment


def close_open_attempt(of: Enrolment) -> None:
    """Close the attempt under way, if there is one: it will not be marked."""
    of.attempts.filter(state=Attempt.State.OPEN).update(state=Attempt.State.CLOSED)


def finish_attempt(attempt: Attempt, marks: list[int]) -> None:
    """Keep the marks (hundredths of a point, one for each question) and close the attempt. The caller holds its row."""
    attempt.marks = marks
    attempt.score = score_of(marks)
    attempt.passed = attempt.score >= attempt.pass_mark
    attempt.submitted_at = timezone.now()
    attempt.state = Attempt.State.SUBMITTED
    attempt.save(update_fields=["marks", "score", "passed", "submitted_at", "state"])
