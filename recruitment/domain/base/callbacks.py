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
def ask_to_be_rung(application: Application, *, by: User) -> bool:
    """The person asks us to ring them; False where that is asked already. At any stage, also after a no."""
    refuse_unless(application, by, own=True)
    asked_at = timezone.now()
    if not Application.objects.filter(pk=application.pk, ring_asked_at=None).update(ring_asked_at=asked_at):
        application.refresh_from_db(fields=["ring_asked_at"])
        return False
    application.ring_asked_at = asked_at
    record("recruitment.ring_asked", by=by, target=application, fields=["ring_asked_at"])
    return True


def answered(application: Application, *, at: datetime, by: User) -> None:
    """We have spoken, at `at`: what was asked before that is done. Called where a conversation is logged."""
    asked = Application.objects.filter(pk=application.pk, ring_asked_at__lte=at)
    if asked.update(ring_asked_at=None):
        application.ring_asked_at = None
        record("recruitment.ring_answered", by=by, target=application, fields=["ring_asked_at"])


def ring_by(application: Application) -> date | None:
    """The day by which we ring: the next working day. None where nobody asked."""
    if application.ring_asked_at is None:
        return None
    asked = timezone.localdate(application.ring_asked_at)
    return asked + timedelta(days=1 if asked.weekday() < FRIDAY else 7 - asked.weekday())


def who_rings(person: User) -> Application | None:
    """The application through which `person` is rung: one under way, else the newest. None where they have none."""
    mine = Application.objects.of(person).select_related("person", "profile", "area", "coordinator")
    return mine.filter(stage__in=LIVE).first() or mine.first()
