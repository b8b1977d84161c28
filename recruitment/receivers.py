"""What casework does when it hears that somebody learned something, or that tables are about to change."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import pre_migrate
from django.dispatch import receiver

from courses.models import Completion
from courses.signals import completion_recorded, completion_withdrawn
from recruitment.domain.evidence.training import training_completed, training_withdrawn
from recruitment.domain.gates import database  # noqa: F401 - its triggers are registered
from recruitment.models.triggers import make_way
from recruitment.models.triggers_profiles import make_way_for_profiles


@receiver(completion_recorded, dispatch_uid="recruitment.training_completed")
def meet_training_gate(sender: Any, completion: Completion, **kwargs: Any) -> None:
    """A training gate is met."""
    training_completed(completion)


@receiver(completion_withdrawn, dispatch_uid="recruitment.training_withdrawn")
def reopen_training_gate(sender: Any, completion: Completion, **kwargs: Any) -> None:
    """A training gate is open again."""
    training_withdrawn(completion)


@receiver(pre_migrate, dispatch_uid="recruitment.make_way")
def make_way_for_migrations(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """SQLite could not rebuild a table otherwise. `lms.platform.trust` puts the triggers back after the migration."""
    if sender.label == "recruitment":
        make_way(connections[using])
        make_way_for_profiles(connections[using])
