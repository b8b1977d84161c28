"""DBS checks and the Update Service: that they exist and what they came to. Content never enters.

There is no expiry in law. Asking again after three years and a status check each year are the scheme's choice. The
Update Service is joined within 30 days of issue (GOV.UK, checked 22 November 2026).
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import record
from recruitment.domain.base.permissions import refuse_unless, refuse_unless_evidence_counts
from recruitment.domain.base.refusals import GateRefused
from recruitment.domain.gates.changes import advance_gate, re_evaluate
from recruitment.domain.gates.kinds.dbs import ASKS_ANEW
from recruitment.domain.gates.queries import gate_of
from recruitment.models import Application, DbsCheck, GateKind, GateState, RoleProfile, StatusCheck

JOIN_WITHIN = timedelta(days=30)
STAYS = (
    *("application", "application_reference", "level", "workforce", "adult_list_checked", "child_list_checked"),
    *("volunteer_basis", "asked_on", "asked_by", "update_service", "update_consent_on"),
)
"""What a correction of the certificate leaves as it was."""
Level = RoleProfile.DbsLevel
ADULT_LISTS = (Level.ENHANCED_ADULT_BARRED, Level.ENHANCED_BOTH_BARRED)
CHILD_LISTS = (Level.ENHANCED_CHILD_BARRED, Level.ENHANCED_BOTH_BARRED)


@transaction.atomic
def record_dbs_application(
    application: Application, *, application_reference: str = "", volunteer_basis: bool = False, by: User
) -> DbsCheck:
    """A check was asked for, at the level and for the workforce of the role and no other. The one before is history.

    Raises GateRefused for a free volunteer check on a basic level: basic checks are never free.
    """
    _refuse(application, by)
    profile = application.profile
    if volunteer_basis and profile.dbs_level == Level.BASIC:
        raise GateRefused(_("A basic check is never free, for volunteers either."))
    check = DbsCheck.objects.create(
        application=application,
        application_reference=application_reference.strip(),
        level=profile.dbs_level,
        workforce=profile.workforce,
        adult_list_checked=Level(profile.dbs_level) in ADULT_LISTS,
        child_list_checked=Level(profile.dbs_level) in CHILD_LISTS,
        volunteer_basis=volunteer_basis,
        asked_by=by,
    )
    record("recruitment.dbs_requested", by=by, target=check)
    gate = gate_of(application, GateKind.DBS)
    advance_gate(gate, GateState.REQUESTED, by=by)
    re_evaluate(gate, otherwise=GateState.REQUESTED, by=by)
    return check


@transaction.atomic
def record_dbs_certificate(
    check: DbsCheck,
    *,
    certificate_number: str,
    issued_on: date,
    name_matches: bool,
    result: str,
    time_abroad_considered: bool,
    seen_on: date | None = None,
    by: User,
) -> DbsCheck:
    """The original was seen in person by a disclosure officer. `result` is `blank` or `information_disclosed`.

    Either result meets the gate: what a certificate shows is weighed by people in the assessment that everybody has.
    """
    _refuse(check.application, by)
    if not certificate_number.isdigit() or len(certificate_number) != 12:
        raise GateRefused(_("A certificate number has 12 digits."))
    if issued_on > timezone.localdate():
        raise GateRefused(_("The date of issue is in the future."))
    check.certificate_number = certificate_number
    check.issued_on = issued_on
    check.name_matches = name_matches
    check.result = DbsCheck.Result(result).value
    check.time_abroad_considered = time_abroad_considered
    check.seen_by = by
    check.seen_on = seen_on or timezone.localdate()
    check.save()
    record("recruitment.dbs_seen", by=by, target=check, fields=["seen_on", "seen_by"])
    gate = gate_of(check.application, GateKind.DBS)
    advance_gate(gate, GateState.IN_PROGRESS, by=by)
    re_evaluate(gate, by=by)
    return check


@transaction.atomic
def correct_dbs_certificate(
    check: DbsCheck,
    *,
    reason: str,
    certificate_number: str,
    issued_on: date,
    name_matches: bool,
    result: str,
    time_abroad_considered: bool,
    by: User,
) -> DbsCheck:
    """What was written down of this certificate had a slip, or was not finished: the same once more, as it is.

    The row with the slip stays, and the new one says why. Raises GateRefused without a reason, for a check that nobody
    has seen, or for one that was corrected already.
    """
    _refuse(check.application, by)
    if not reason.strip():
        raise GateRefused(_("Say what was wrong, in a few words."))
    if check.seen_on is None or check.application.dbs_checks.first() != check:  # the newest counts
        raise GateRefused(_("There is nothing here to correct, or a colleague was first. Look at it again."))
    latest = check.status_checks.first()
    if latest and latest.result in ASKS_ANEW:
        raise GateRefused(
            _("The Update Service asks for a new certificate. Ask for that one; this one is not corrected.")
        )
    mended = DbsCheck.objects.create(
        supersedes=check, corrected_because=reason.strip(), **{name: getattr(check, name) for name in STAYS}
    )
    record("recruitment.dbs_corrected", by=by, target=mended, ids={"supersedes": check.uuid})
    return record_dbs_certificate(
        mended,
        certificate_number=certificate_number,
        issued_on=issued_on,
        name_matches=name_matches,
        result=result,
        time_abroad_considered=time_abroad_considered,
        seen_on=check.seen_on,
        by=by,
    )


@transaction.atomic
def join_update_service(check: DbsCheck, *, consent_on: date, by: User) -> DbsCheck:
    """They joined the Update Service and agreed to status checks. Raises GateRefused for a day still to come."""
    _refuse(check.application, by)
    if consent_on > timezone.localdate():
        raise GateRefused(_("That day is still to come. Put in the day on which they agreed."))
    check.update_service = True
    check.update_consent_on = consent_on
    check.save()
    record("recruitment.update_service_joined", by=by, target=check, fields=["update_consent_on"])
    return check


@transaction.atomic
def record_status_check(check: DbsCheck, *, result: str, checked_on: date | None = None, by: User) -> StatusCheck:
    """One answer of the Update Service. `changed` asks for a new certificate and says nothing about the person.

    Until that certificate is seen the check is open again. Raises GateRefused without the person's agreement.
    """
    _refuse(check.application, by)
    if not check.update_consent_on:
        raise GateRefused(_("They have not agreed to status checks."))
    status = StatusCheck.objects.create(
        dbs=check,
        checker=by,
        checked_on=checked_on or timezone.localdate(),
        result=StatusCheck.Result(result).value,
    )
    record("recruitment.dbs_status_checked", by=by, target=status)
    gate = gate_of(check.application, GateKind.DBS)
    if gate and (status.result in ASKS_ANEW or gate.state != GateState.SATISFIED):  # no change confirms no new name
        re_evaluate(gate, by=by)
    return status


def update_service_deadline(check: DbsCheck) -> date | None:
    """The last day to join the Update Service with this certificate."""
    return check.issued_on + JOIN_WITHIN if check.issued_on else None


def _refuse(application: Application, by: User) -> None:
    refuse_unless(application, by, Grant.DBS_RECORD)
    refuse_unless_evidence_counts(application)
