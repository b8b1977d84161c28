"""Days gone by: the demo's people did not all say hello this morning.

Domain functions write the moment at which they are called, as they must. The demo moves one application's dates back
afterwards, all of them by as many days, so that nobody is checked after they were cleared; it changes no stage, no
gate and no words. A day that was promised stays one of Monday to Friday.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from recruitment.domain.base.working_days import on_working_day
from recruitment.models import (
    Agreement,
    Application,
    Clearance,
    ClearanceChange,
    ConflictCheck,
    ConversationLog,
    DbsCheck,
    Determination,
    Gate,
    GateChange,
    IdentityCheck,
    Reference,
    SelfDisclosure,
    StageMove,
    SuitabilityAssessment,
)

OF_AN_APPLICATION: dict[Any, tuple[str, ...]] = {
    StageMove: ("at",),
    ConversationLog: ("happened_at",),
    Reference: ("requested_at", "received_at"),
    Gate: ("changed_at", "satisfied_on", "expires_on"),
    IdentityCheck: ("checked_on",),
    SelfDisclosure: ("sent_at", "answered_at", "completed_at"),
    DbsCheck: ("asked_on", "issued_on", "seen_on"),
    SuitabilityAssessment: ("started_at", "completed_at"),
    ConflictCheck: ("asked_on",),
    Agreement: ("agreed_on",),
    Determination: ("proposed_at", "decided_at", "review_until"),
    Clearance: ("starts_on", "changed_at"),
}
"""Every day that staff read of one application."""


def days_ago(application: Application, days: int) -> None:
    """Move what happened with `application` so far `days` back."""
    gone = timedelta(days=days)
    case = Application.objects.filter(pk=application.pk)
    _back(case, ("created_at", "enquired_at", "submitted_at", "entered_at", "last_contact_at"), gone)
    case.update(expected_by=on_working_day(application.expected_by - gone))
    for model, fields in OF_AN_APPLICATION.items():
        _back(model.objects.filter(application=application), fields, gone)
    _back(GateChange.objects.filter(gate__application=application), ("at",), gone)
    _back(ClearanceChange.objects.filter(clearance__application=application), ("at",), gone)
    application.refresh_from_db()


def _back(rows: Any, fields: tuple[str, ...], gone: timedelta) -> None:
    """Days and moments alike, row by row: what is empty stays empty."""
    for row in rows:
        moved = {name: _earlier(day, gone) for name in fields if (day := getattr(row, name)) is not None}
        rows.model.objects.filter(pk=row.pk).update(**moved)


def _earlier(day: date, gone: timedelta) -> date:
    """The clock on the wall stays: what happened at ten past midnight did so in summer time too, on the same day."""
    return (timezone.localtime(day) if isinstance(day, datetime) else day) - gone
