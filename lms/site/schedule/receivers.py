"""A worker's task is not run while a guard of the database is missing: its rows wait, and `tick` finds them after."""

from typing import Any

from django.dispatch import receiver
from django.tasks.signals import task_started
from django_tasks_db import DatabaseBackend

from lms.platform.trust.guarding import missing_guards


class GuardsAreMissing(Exception):
    """What the task's row says it stopped of."""


@receiver(task_started, sender=DatabaseBackend, dispatch_uid="schedule.ask_for_guards")
def ask_for_guards(sender: Any, **kwargs: Any) -> None:
    """The task fails before it begins. A task that runs within a request was asked for there."""
    if missing_guards():
        raise GuardsAreMissing("Run manage.py migrate.")
