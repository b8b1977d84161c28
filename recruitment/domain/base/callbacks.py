"""Please ring me: asked with one press, told to the coordinator before anything else, answered by a conversation."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from lms.platform.accounts.models import User
from lms.platform.trust.domain.audit import record
from recruitment.domain.base.permissions import refuse_unless
from recruitment.models import Application
from recruitment.models.stages import LIVE

FRIDAY = 4


@transaction.atomic
def request_callback(application: Application, *, by: User) -> bool:
    """The person asks us to ring them; False where that is asked already. At any stage, also after a no."""
    refuse_unless(application, by, own=True)
    asked_at = timezone.now()
    if not Application.objects.filter(pk=application.pk, callback_requested_at=None).update(
        callback_requested_at=asked_at
    ):
        application.refresh_from_db(fields=["callback_requested_at"])
        return False
    application.callback_requested_at = asked_at
    record("recruitment.ring_asked", by=by, target=application, fields=["callback_requested_at"])
    return True


def callback_answered(application: Application, *, at: datetime, by: User) -> None:
    """We have spoken, at `at`: what was asked before that is done. Called where a conversation is logged."""
    asked = Application.objects.filter(pk=application.pk, callback_requested_at__lte=at)
    if asked.update(callback_requested_at=None):
        application.callback_requested_at = None
        record("recruitment.ring_answered", by=by, target=application, fields=["callback_requested_at"])


def callback_due(application: Application) -> date | None:
    """The day by which we ring: the next working day. None where nobody asked."""
    if application.callback_requested_at is None:
        return None
    asked = timezone.localdate(application.callback_requested_at)
    return asked + timedelta(days=1 if asked.weekday() < FRIDAY else 7 - asked.weekday())


def application_to_call_back(person: User) -> Application | None:
    """The application through which `person` is rung: one under way, else the newest. None where they have none."""
    mine = Application.objects.of(person).select_related("person", "profile", "area", "coordinator")
    return mine.filter(stage__in=LIVE).first() or mine.first()
