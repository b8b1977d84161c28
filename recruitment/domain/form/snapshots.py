"""A short fingerprint of everything a person has answered, so that a gate knows what it was measured against."""

import json

from django.db import transaction
from django.utils.crypto import salted_hmac

from lms.platform.accounts.models import User
from lms.platform.trust.domain.audit import record
from recruitment.domain.form.pages import Task
from recruitment.models import Application, Gate


def fingerprint(application: Application) -> str:
    """64 hex digits over all answers; keyed, so that a stolen copy cannot be searched for likely answers."""
    answers = {answer.task: answer.data for answer in application.answers.all()}
    words = json.dumps({"application": str(application.uuid), "answers": answers}, sort_keys=True)
    return salted_hmac("recruitment.snapshot", words, algorithm="sha256").hexdigest()


@transaction.atomic
def take_snapshot(application: Application, *, by: User) -> str:
    """Store the fingerprint of the answers as they are now, for all gates to be measured against."""
    application.snapshot_hash = fingerprint(application)
    application.save(update_fields=["snapshot_hash"])
    record("recruitment.snapshot_taken", by=by, target=application, fields=["snapshot_hash"])
    return application.snapshot_hash


@transaction.atomic
def note_change(application: Application, task: Task, *, by: User) -> None:
    """After an answer changed: gates that rest on this page keep the old fingerprint and are stale, others move on."""
    before = application.snapshot_hash
    if before and before != take_snapshot(application, by=by):
        rest = Gate.objects.filter(application=application, snapshot=before)
        rest.exclude(kind__in=task.material).update(snapshot=application.snapshot_hash)
