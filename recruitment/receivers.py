"""What casework does when it hears that somebody learned something."""

from typing import Any

from django.dispatch import receiver

from courses.models import Completion
from courses.signals import completion_recorded, completion_withdrawn
from recruitment.domain.evidence.training import training_completed, training_withdrawn
from recruitment.domain.gates import database  # noqa: F401 - its triggers are registered


@receiver(completion_recorded, dispatch_uid="recruitment.training_completed")
def meet_training_gate(sender: Any, completion: Completion, **kwargs: Any) -> None:
    """A training gate is met."""
    training_completed(completion)


@receiver(completion_withdrawn, dispatch_uid="recruitment.training_withdrawn")
def reopen_training_gate(sender: Any, completion: Completion, **kwargs: Any) -> None:
    """A training gate is open again."""
    training_withdrawn(completion)
