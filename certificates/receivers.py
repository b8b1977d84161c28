"""What certificates do when learning announces something. They only write rows, in the announcing transaction."""

from typing import Any

from django.dispatch import receiver

from certificates.domain.issuing import issue, revoke_for
from courses.models import Completion
from courses.signals import completion_recorded, completion_withdrawn


@receiver(completion_recorded)
def give_a_certificate(completion: Completion, **kwargs: Any) -> None:
    issue(completion, by=completion.recorded_by)


@receiver(completion_withdrawn)
def take_the_certificate_back(completion: Completion, **kwargs: Any) -> None:
    revoke_for(completion)
