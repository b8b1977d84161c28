"""The volunteer agreement, the check on who knows whom, and the plain "seen, by whom, when" kinds."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import record
from recruitment.domain.base.permissions import refuse_unless, refuse_unless_evidence_counts, why_no_evidence
from recruitment.domain.base.refusals import GateRefused
from recruitment.domain.gates.changes import WORKED_BY, gate_of, re_evaluate
from recruitment.domain.gates.queries import is_stale
from recruitment.models import Agreement, Application, ConflictCheck, GateKind, GateState, SimpleEvidence
from recruitment.models.kinds import RESOLVED

EDITION = "2026-11"
"""The wording that people agree to now; an agreement keeps the edition it was made on."""


@transaction.atomic
def record_agreement(
    application: Application, *, how: str, note: str = "", agreed_on: date | None = None, by: User
) -> Agreement:
    """The person agreed: by code (they did it themselves), read back, or on paper (staff write it down).

    Raises GateRefused before it is asked for, which is after the offer, and where they have agreed already and nothing
    has opened the check again since.
    """
    refuse_unless(application, by, Grant.CASE_WORK, own=True)
    Application.objects.select_for_update().get(pk=application.pk)
    refusal = why_no_agreement_now(application)
    if refusal:
        raise GateRefused(refusal)
    before = current_agreement(application)
    if before:
        day = date_format(before.agreed_on, "j F Y")
        raise GateRefused(_("This was agreed on %(day)s already, and it counts.") % {"day": day})
    agreement = Agreement.objects.create(
        application=application,
        how=Application.Confirmed(how),
        edition=EDITION,
        agreed_on=agreed_on or timezone.localdate(),
        recorded_by=by,
        note=note.strip() or None,
    )
    record("recruitment.agreement_made", by=by, target=agreement, ids={"how": agreement.how})
    re_evaluate(gate_of(application, GateKind.AGREEMENT), by=by)
    return agreement


def why_no_agreement_now(application: Application) -> str:
    """Why there is nothing to agree to yet, or any more, as a sentence; empty where it is asked for."""
    asks_for_none = gate_of(application, GateKind.AGREEMENT) is None
    return why_no_evidence(application) or (_("This role asks for no agreement.") if asks_for_none else "")


def current_agreement(application: Application) -> Agreement | None:
    """The agreement that counts now; None where there is none, or where its check is open again or stale since."""
    gate = gate_of(application, GateKind.AGREEMENT)
    asked_again = gate is not None and (gate.state not in RESOLVED or is_stale(gate, application))
    return None if asked_again else application.agreements.first()


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
    """That we asked whom they know. Each tie is declared in `lms.platform.accounts.domain.relationships`, for all apps."""
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


@transaction.atomic
def record_seen(
    application: Application,
    *,
    kind: str,
    in_place: bool,
    level: str = "",
    ends_on: date | None = None,
    by: User,
) -> SimpleEvidence:
    """Right to volunteer, or police vetting: that it is in place and until when. Reasons never enter.

    "No, or not any more" is a person's word: a check that counted as met, or was waived, is not met any more.
    """
    kind = GateKind(kind)
    refuse_unless(application, by, *WORKED_BY[kind])
    refuse_unless_evidence_counts(application)
    seen = SimpleEvidence.objects.create(
        application=application, kind=kind, in_place=in_place, level=level, ends_on=ends_on, recorded_by=by
    )
    record("recruitment.evidence_seen", by=by, target=seen, ids={"kind": kind.value})
    re_evaluate(gate_of(application, kind), otherwise=GateState.NOT_SATISFIED, by=by)
    return seen
