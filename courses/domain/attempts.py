"""The state of a go at the quiz: open, then submitted or set aside, never back. Nothing else assigns it."""

from django.utils import timezone

from courses.domain.scoring import total
from courses.models import Attempt, Enrolment


def set_aside(of: Enrolment) -> None:
    """Close the go under way, if there is one: it will not be marked."""
    of.attempts.filter(state=Attempt.State.OPEN).update(state=Attempt.State.CLOSED)


def finish(attempt: Attempt, marks: list[int]) -> None:
    """Keep the marks (hundredths of a point, one for each question) and close the go. The caller holds its row."""
    attempt.marks = marks
    attempt.score = total(marks)
    attempt.passed = attempt.score >= attempt.pass_mark
    attempt.submitted_at = timezone.now()
    attempt.state = Attempt.State.SUBMITTED
    attempt.save(update_fields=["marks", "score", "passed", "submitted_at", "state"])
