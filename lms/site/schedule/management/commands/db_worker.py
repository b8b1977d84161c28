"""The worker of tasks, which does not start while a guard of the database is missing."""

from typing import Any

from django.core.management.base import CommandError
from django_tasks_db.management.commands.db_worker import Command as Worker

from lms.platform.trust.guarding import missing_guards


class Command(Worker):
    def handle(self, *args: Any, **options: Any) -> None:
        missing = missing_guards()
        if missing:
            raise CommandError(f"No task is run: guards are missing ({', '.join(missing)}). Run manage.py migrate.")
        super().handle(*args, **options)
