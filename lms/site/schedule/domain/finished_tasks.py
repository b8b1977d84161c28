"""Background tasks leave a row each in the database; what they did is on record elsewhere."""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

KEPT = timedelta(days=14)
"""How long whoever looks after the machine can still see that a task ran, or why it failed."""


def forget_finished_tasks() -> int:
    """Delete the rows of tasks that ended over `KEPT` ago, well or not; how many. For `tick`."""
    ended = DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT)
    return ended.delete()[0]
