"""Recording what was completed, once and for good; correcting and withdrawing it.

A completion is a snapshot: changing, unpublishing or renaming a module never changes what somebody has earned.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from courses.domain.activities.registry import activity_type
from courses.domain.activities.requirements import activity_name, requirements_of
from courses.domain.assessing import Assessment, assess
from courses.domain.enrolment import lock_enrolment, move_enrolment
from courses.domain.events import log_event
from courses.models import Completion, Enrolment, Verb
from courses.signals import completion_recorded, completion_withdrawn
from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import record

__all__ = ["Assessment", "assess", "correct_completion", "re_evaluate", "record_completion", "withdraw_completion"]

SAME_AS_VERSION = (
    *("key", "title", "public_title", "sensitive", "framework", "level"),
    *("awarding_body", "accreditation_reference", "validity_months"),
)
CORRECTABLE = {"minutes", "mode", "how_assessed"}


class NotComplete(Exception):
    """Something is still missing; `assessment` says what."""

    def __init__(self, assessment: Assessment) -> None:
        super().__init__(f"Still missing: {', '.join(assessment.missing)}.")
        self.assessment = assessment


def evidence_of(enrolment: Enrolment) -> dict[str, Any]:
    """What the person has done towards each activity that their version asks for, by the activity's name."""
    return {
        activity_name(requirement): activity_type(requirement["kind"]).evidence(requirement, enrolment)
        for requirement in requirements_of(enrolment.version.content)
    }


def re_evaluate(enrolment: Enrolment, *, by: Any = None) -> Completion | None:
    """Record the completion if all is there; otherwise nothing. The caller holds the enrolment's row."""
    evidence = evidence_of(enrolment)
    assessment = assess(requirements_of(enrolment.version.content), evidence)
    if not assessment.is_complete:
        return None
    return _current(enrolment) or _record(enrolment, evidence, assessment, by=by)


@transaction.atomic
def record_completion(enrolment: Enrolment, *, by: Any = None) -> Completion:
    """Write the snapshot and announce it; a second call returns the same completion.

    Raises NotComplete where the evidence does not meet what the enrolment's version asks.
    """
    enrolment = lock_enrolment(enrolment.pk)
    if current := _current(enrolment):
        return current
    evidence = evidence_of(enrolment)
    assessment = assess(requirements_of(enrolment.version.content), evidence)
    if not assessment.is_complete:
        raise NotComplete(assessment)
    return _record(enrolment, evidence, assessment, by=by)


def _current(enrolment: Enrolment) -> Completion | None:
    return enrolment.completions.filter(withdrawn_at__isnull=True).first()


def _record(enrolment: Enrolment, evidence: dict[str, Any], assessment: Assessment, *, by: Any) -> Completion:
    completion = _write(enrolment, snapshot_of(enrolment, evidence), by=by, state=assessment.state)
    move_enrolment(enrolment, "complete", ended_at=completion.completed_at)
    log_event(enrolment, Verb.COMPLETED, version=enrolment.version.number)
    record("courses.completion_recorded", by=by, target=completion, ids=_ids(enrolment))
    completion_recorded.send(sender=Completion, completion=completion, supersedes=None)
    return completion


def snapshot_of(enrolment: Enrolment, evidence: dict[str, Any]) -> dict[str, Any]:
    """All that a certificate or a training record will ever need to say."""
    content = enrolment.version.content
    requirements = requirements_of(content)
    marked = [one for one in requirements if activity_type(one["kind"]).is_marked]
    scores = [activity_type(one["kind"]).score(evidence[activity_name(one)]) for one in marked]
    return {name: content[name] for name in SAME_AS_VERSION} | {
        "version": enrolment.version.number,
        "outcomes": [outcome["text"] for outcome in content["outcomes"]],
        "minutes": content["guided_minutes"],
        "mode": content["modes"][0],
        "how_assessed": [*marked, *requirements][0]["kind"],
        "requirements": requirements,
        "evidence": evidence,
        "score": next((score for score in scores if score is not None), None),
    }


@transaction.atomic
def correct_completion(completion: Completion, *, changes: dict[str, Any], by: Any, reason: str) -> Completion:
    """Put right how somebody took the module: a new completion that supersedes this one.

    `changes` may name minutes, mode and how_assessed. `by` needs LEARNING_RECORD. Raises ValueError for anything else,
    and for a completion that is no longer current.
    """
    _may_record(by)
    if not changes or set(changes) - CORRECTABLE:
        raise ValueError(f"Only {', '.join(sorted(CORRECTABLE))} can be corrected.")
    if not _end(completion, by=by, reason=reason):
        raise ValueError("This completion is no longer current.")
    enrolment = completion.enrolment
    snapshot = completion.snapshot | changes
    newer = _write(
        enrolment,
        snapshot,
        by=by,
        state=completion.state,
        completed_at=completion.completed_at,
        supersedes=completion,
    )
    record("courses.completion_corrected", by=by, target=newer, fields=list(changes), ids=_ids(enrolment))
    completion_recorded.send(sender=Completion, completion=newer, supersedes=completion)
    return newer


@transaction.atomic
def withdraw_completion(completion: Completion, *, by: Any, reason: str) -> Completion:
    """Take back a completion that was recorded in error. It stays on record, with the reason and who did it.

    `by` needs LEARNING_RECORD, and `reason` must not be empty. A second call changes nothing. To take the module again
    the person is enrolled with the next cycle.
    """
    _may_record(by)
    if not reason.strip():
        raise ValueError("Say why it is withdrawn.")
    if _end(completion, by=by, reason=reason):
        enrolment = completion.enrolment
        move_enrolment(enrolment, "withdraw", ended_at=completion.withdrawn_at)
        log_event(enrolment, Verb.VOIDED, version=completion.snapshot["version"])
        record("courses.completion_withdrawn", by=by, target=completion, ids=_ids(enrolment))
        completion_withdrawn.send(sender=Completion, completion=completion)
    return completion


def _may_record(by: Any) -> None:
    if not has_grant(by, Grant.LEARNING_RECORD):
        raise PermissionDenied("This needs the right to record learning.")


def _write(enrolment: Enrolment, snapshot: dict[str, Any], **fields: Any) -> Completion:
    completed_at = fields.pop("completed_at", None) or timezone.now()
    return Completion.objects.create(
        enrolment=enrolment,
        person_id=enrolment.person_id,
        module_id=enrolment.module_id,
        version_id=enrolment.version_id,
        snapshot=snapshot,
        completed_at=completed_at,
        recorded_by=fields.pop("by"),
        **fields,
    )


def _end(completion: Completion, *, by: Any, reason: str) -> bool:
    ended = {"withdrawn_at": timezone.now(), "withdrawn_by": by, "withdrawn_reason": reason.strip()[:250]}
    changed = Completion.objects.filter(pk=completion.pk, withdrawn_at__isnull=True).update(**ended)
    completion.refresh_from_db()
    return bool(changed)


def _ids(enrolment: Enrolment) -> dict[str, Any]:
    return {"module": enrolment.version.content["key"], "version": enrolment.version.number}
