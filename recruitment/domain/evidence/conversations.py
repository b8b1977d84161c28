"""Talking: what was said between people, and that somebody tried."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import record
from recruitment.domain.base.callbacks import callback_answered
from recruitment.domain.base.permissions import refuse_unless, refuse_unless_at
from recruitment.domain.gates.changes import gate_of, re_evaluate
from recruitment.models import Application, ConversationLog, GateKind, Stage
from recruitment.models.stages import LIVE

SPOKE = (
    ConversationLog.Kind.FIRST,
    ConversationLog.Kind.FOLLOW_UP,
    ConversationLog.Kind.RETURN,
    ConversationLog.Kind.IN_PLACE_OF_REFERENCE,
)
"""Kinds in which the person was there, so that we are in touch."""
EVIDENCE = (ConversationLog.Kind.FIRST, ConversationLog.Kind.IN_PLACE_OF_REFERENCE)
"""Kinds on which a check rests."""


@transaction.atomic
def log_conversation(
    application: Application,
    *,
    kind: str,
    channel: str,
    notes: str = "",
    happened_at: datetime | None = None,
    by: User,
) -> ConversationLog:
    """Add one conversation, or one try. A first conversation meets its gate, if the gate is open already.

    Having spoken also answers "please ring me"; a try does not.
    People who have stopped may still ring: that is written down as another conversation, on which no check rests.
    """
    refuse_unless(application, by, Grant.CASE_WORK)
    if kind in EVIDENCE:
        refuse_unless_at(
            application, (*LIVE, Stage.CLEARED), _("This has come to an end. Write it down as another conversation.")
        )
    entry = ConversationLog.objects.create(
        application=application,
        kind=ConversationLog.Kind(kind),
        channel=channel,
        happened_at=happened_at or timezone.now(),
        by=by,
        notes=notes.strip() or None,
    )
    record("recruitment.conversation_logged", by=by, target=entry, ids={"kind": entry.kind})
    if entry.kind in SPOKE and entry.happened_at > application.last_contact_at:
        application.last_contact_at = entry.happened_at
        application.save(update_fields=["last_contact_at"])
    if entry.kind == ConversationLog.Kind.FIRST:
        re_evaluate(gate_of(application, GateKind.CONVERSATION), by=by)
    if entry.kind in SPOKE:
        callback_answered(application, at=entry.happened_at, by=by)
    return entry
