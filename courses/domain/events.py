"""Adding to the log of learning."""

from typing import Any

from courses.models import Enrolment, LearningEvent, Verb


def log_event(enrolment: Enrolment, verb: Verb, *parts: object, **result: Any) -> LearningEvent:
    """One row in the current transaction. `parts` name what under the module; `result` holds numbers and slugs only."""
    thing = "/".join([enrolment.version.content["key"], *(str(part) for part in parts)])
    return LearningEvent.objects.create(
        person_id=enrolment.person_id, enrolment=enrolment, verb=verb, thing=thing, result=result
    )
