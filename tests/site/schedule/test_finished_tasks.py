"""Rows of background tasks go away by themselves, once nobody looks for them any more."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from lms.site.schedule.domain.finished_tasks import forget_finished_tasks

pytestmark = pytest.mark.django_db


def ran(status: str, days: int) -> DBTaskResult:
    """A task that came to `status` so many days ago; one that has not ended has no end."""
    ended = None if status in {"READY", "RUNNING"} else timezone.now() - timedelta(days=days)
    return DBTaskResult.objects.create(
        task_path="lms.platform.letters.domain.sending.send",
        status=status,
        finished_at=ended,
        args_kwargs={"args": [1]},
    )


@pytest.mark.parametrize("status", ["SUCCESSFUL", "FAILED"])
def test_a_task_that_ended_fifteen_days_ago_is_forgotten_and_one_of_last_week_is_not(status: str) -> None:
    ran(status, days=15)
    lately = ran(status, days=7)
    assert forget_finished_tasks() == 1
    assert list(DBTaskResult.objects.all()) == [lately]


@pytest.mark.parametrize("status", ["READY", "RUNNING"])
def test_a_task_that_has_not_ended_is_never_forgotten(status: str) -> None:
    waiting = ran(status, days=400)
    assert forget_finished_tasks() == 0
    assert list(DBTaskResult.objects.all()) == [waiting]
