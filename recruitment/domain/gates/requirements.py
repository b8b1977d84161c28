"""What has to be on record before a gate counts as met: one function for each kind. Reads, never writes."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from courses.domain.validity import expires_on, months_after
from courses.models import Completion
from recruitment.models import ConversationLog, DbsCheck, Gate, GateKind, Reference, SelfDisclosure, StatusCheck
from recruitment.models.evidence.assessment import SuitabilityAssessment

REFEREES = 2
DBS_YEARS = 3
"""A DBS check has no expiry in law; asking again after three years is the scheme's choice (a usual one)."""
ASKS_ANEW = (StatusCheck.Result.CHANGED, StatusCheck.Result.NO_MATCH)
"""Answers of the Update Service that ask for a new certificate. Neither is a finding about anybody."""
Missing = Callable[[Gate], str]


def missing_evidence(gate: Gate) -> str:
    """What is not on record yet for `gate`, as a sentence; empty where it may be called met."""
    return EVIDENCE[GateKind(gate.kind)](gate)


def ends_on(gate: Gate) -> date | None:
    """The last day on which this evidence counts; None where it has no end."""
    if gate.kind == GateKind.DBS:
        check = gate.application.dbs_checks.exclude(seen_on=None).first()
        return years_after(check.issued_on, DBS_YEARS) if check and check.issued_on else None
    if gate.kind == GateKind.TRAINING:
        completion = completion_of(gate)
        return expires_on(completion) if completion else None
    if gate.kind in (GateKind.RIGHT_TO_VOLUNTEER, GateKind.POLICE_VETTING):
        seen = gate.application.simple_evidence.filter(kind=gate.kind, in_place=True).first()
        return seen.ends_on if seen else None
    return None


def completion_of(gate: Gate) -> Completion | None:
    """The person's newest completion of the gate's module that stands."""
    return (
        Completion.objects.filter(person=gate.application.person_id, module=gate.module_id, withdrawn_at=None)
        .order_by("-completed_at", "-pk")
        .first()
    )


def years_after(day: date, years: int) -> date:
    """The same day `years` later; 29 February becomes 28 February where there is none."""
    return months_after(day, years * 12)


def dbs_missing(check: DbsCheck | None, gate: Gate) -> str:
    """What the newest DBS check still lacks. What the certificate shows is for people to weigh, never asked here."""
    profile = gate.application.profile
    if check is None or check.seen_on is None or not check.result:
        return _("A disclosure officer has to see the original certificate first.")
    if not check.name_matches:
        return _("Confirm that the name on the certificate matches.")
    if profile and (check.level != profile.dbs_level or check.workforce != profile.workforce):
        return _("The check is not at the level and for the workforce of this role.")
    if not check.time_abroad_considered:
        return _("Say that time abroad was considered.")
    return _status_missing(check)


def _status_missing(check: DbsCheck) -> str:
    latest = check.status_checks.first()
    if latest and latest.result in ASKS_ANEW:
        return _("The Update Service asks for a new certificate.")
    return ""


def _conversation(gate: Gate) -> str:
    logged = gate.application.conversations.filter(kind=ConversationLog.Kind.FIRST).exists()
    return "" if logged else _("Log the first conversation.")


def _references(gate: Gate) -> str:
    received = gate.application.references.filter(state=Reference.State.RECEIVED).count()
    if received >= REFEREES:
        return ""
    return _("%(have)d of %(want)d references are here.") % {"have": received, "want": REFEREES}


def _identity(gate: Gate) -> str:
    latest = gate.application.identity_checks.first()
    return "" if latest and latest.is_complete else _("Record an identity check that meets one of the routes.")


def _self_disclosure(gate: Gate) -> str:
    complete = SelfDisclosure.objects.filter(application=gate.application_id, state=SelfDisclosure.State.COMPLETE)
    return "" if complete.exists() else _("The self-disclosure has not been read yet.")


def _dbs(gate: Gate) -> str:
    return dbs_missing(gate.application.dbs_checks.first(), gate)


def _suitability(gate: Gate) -> str:
    latest = gate.application.assessments.first()
    if latest is None or latest.completed_at is None:
        return _("The suitability assessment is not written yet.")
    if latest.conclusion == SuitabilityAssessment.Conclusion.NOT_SUITABLE:
        return _("The assessment says: not suitable for this role now.")
    return ""


def _conflict_check(gate: Gate) -> str:
    latest = gate.application.conflict_checks.first()
    return "" if latest and latest.is_complete else _("Ask about staff, people we support, mentors and the police.")


def _agreement(gate: Gate) -> str:
    return "" if gate.application.agreements.exists() else _("The volunteer agreement is not agreed yet.")


def _training(gate: Gate) -> str:
    return "" if completion_of(gate) else _("The training is not finished yet.")


def _simple(gate: Gate) -> str:
    latest = gate.application.simple_evidence.filter(kind=gate.kind).first()
    return "" if latest and latest.in_place else _("Record that this was seen and is in place.")


EVIDENCE: dict[GateKind, Missing] = {
    GateKind.CONVERSATION: _conversation,
    GateKind.REFERENCES: _references,
    GateKind.IDENTITY: _identity,
    GateKind.SELF_DISCLOSURE: _self_disclosure,
    GateKind.DBS: _dbs,
    GateKind.SUITABILITY: _suitability,
    GateKind.CONFLICT_CHECK: _conflict_check,
    GateKind.AGREEMENT: _agreement,
    GateKind.TRAINING: _training,
    GateKind.RIGHT_TO_VOLUNTEER: _simple,
    GateKind.POLICE_VETTING: _simple,
}
