"""Days gone by: the demo's people did not all say hello this morning.

Domain functions write the moment at which they are called, as they must. The demo moves one application's dates back
afterwards; it changes no stage, no gate and no words. A day that was promised stays one of Monday to Friday.
"""

from datetime import timedelta

from django.db.models import F

from recruitment.domain.days import working_day
from recruitment.models import Application, ConversationLog, Reference, StageMove


def days_ago(application: Application, days: int) -> None:
    """Move what happened with `application` so far `days` back."""
    gone = timedelta(days=days)
    Application.objects.filter(pk=application.pk).update(
        created_at=F("created_at") - gone,
        said_hello_at=F("said_hello_at") - gone,
        entered_at=F("entered_at") - gone,
        last_contact_at=F("last_contact_at") - gone,
        expected_by=working_day(application.expected_by - gone),
    )
    StageMove.objects.filter(application=application).update(at=F("at") - gone)
    ConversationLog.objects.filter(application=application).update(happened_at=F("happened_at") - gone)
    Reference.objects.filter(application=application).update(requested_at=F("requested_at") - gone)
    application.refresh_from_db()
