"""The conflict check: that we asked whom the person knows among staff, clients, mentors and police."""

from django.db import transaction

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import record
from recruitment.domain.base.permissions import refuse_unless, refuse_unless_evidence_counts
from recruitment.domain.gates.changes import re_evaluate
from recruitment.domain.gates.queries import gate_of
from recruitment.models import Application, ConflictCheck, GateKind


@transaction.atomic
def record_conflict_check(
    application: Application,
    *,
    staff_asked: bool,
    clients_asked: bool,
    mentors_asked: bool,
    police_asked: bool,
    note: str = "",
    by: User,
) -> ConflictCheck:
    """That we asked whom they know. Each tie is declared in `accounts.domain.relationships`, for all apps."""
    refuse_unless(application, by, Grant.CASE_WORK)
    refuse_unless_evidence_counts(application)
    check = ConflictCheck.objects.create(
        application=application,
        asked_by=by,
        staff_asked=staff_asked,
        clients_asked=clients_asked,
        mentors_asked=mentors_asked,
        police_asked=police_asked,
        note=note.strip() or None,
    )
    record("recruitment.conflicts_asked", by=by, target=check)
    re_evaluate(gate_of(application, GateKind.CONFLICT_CHECK), by=by)
    return check
