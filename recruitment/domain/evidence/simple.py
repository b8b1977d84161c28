"""Simple evidence: seen, by whom, when, and until when. It meets gates whose kind `keeps_simple_evidence`."""

from datetime import date

from django.db import transaction

from lms.platform.accounts.models import User
from lms.platform.trust.domain.audit import record
from recruitment.domain.base.permissions import refuse_unless, refuse_unless_evidence_counts
from recruitment.domain.gates.changes import re_evaluate
from recruitment.domain.gates.queries import gate_of
from recruitment.domain.gates.registry import gate_type
from recruitment.models import Application, GateState, SimpleEvidence


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
    """For a kind that keeps simple evidence: that it is in place and until when. Reasons never enter.

    "No, or not any more" is a person's word: a check that counted as met, or was waived, is not met any more.
    """
    found = gate_type(kind)
    if not found.keeps_simple_evidence:
        raise ValueError(f"A gate of the kind {kind} is not met by simple evidence.")
    refuse_unless(application, by, *found.worked_by)
    refuse_unless_evidence_counts(application)
    seen = SimpleEvidence.objects.create(
        application=application, kind=kind, in_place=in_place, level=level, ends_on=ends_on, recorded_by=by
    )
    record("recruitment.evidence_seen", by=by, target=seen, ids={"kind": kind})
    re_evaluate(gate_of(application, kind), otherwise=GateState.NOT_SATISFIED, by=by)
    return seen
