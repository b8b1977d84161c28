"""The DBS check: a certificate was seen, at the role's level. What it shows is for people, never asked here."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.domain.validity import months_after
from lms.platform.accounts.roles import Grant
from recruitment.domain.gates.base import CHECKS_TEAM, GateType
from recruitment.models import DbsCheck, Gate, GateKind, StatusCheck

YEARS = 3
"""A DBS check has no expiry in law; asking again after three years is the scheme's choice (a usual one)."""
ASKS_ANEW = (StatusCheck.Result.CHANGED, StatusCheck.Result.NO_MATCH)
"""Answers of the Update Service that ask for a new certificate. Neither is a finding about anybody."""


def missing(gate: Gate) -> str:
    """What the newest DBS check still lacks."""
    return missing_of(gate.application.dbs_checks.first(), gate)


def missing_of(check: DbsCheck | None, gate: Gate) -> str:
    """What `check` still lacks to meet `gate`."""
    profile = gate.application.profile
    if check is None or check.seen_on is None or not check.result:
        return _("A disclosure officer has to see the original certificate first.")
    if not check.name_matches:
        return _("Confirm that the name on the certificate matches.")
    if profile and (check.level != profile.dbs_level or check.workforce != profile.workforce):
        return _("The check is not at the level and for the workforce of this role.")
    if not check.time_abroad_considered:
        return _("Say that time abroad was considered.")
    latest = check.status_checks.first()
    return _("The Update Service asks for a new certificate.") if latest and latest.result in ASKS_ANEW else ""


def ends_on(gate: Gate) -> date | None:
    """Three years after the date of issue."""
    check = gate.application.dbs_checks.exclude(seen_on=None).first()
    return months_after(check.issued_on, YEARS * 12) if check and check.issued_on else None


GATE = GateType(
    kind=GateKind.DBS,
    label=gettext_lazy("DBS check"),
    position=50,
    worked_by=(Grant.DBS_RECORD,),
    assigned_to=Grant.DBS_RECORD,
    renewed_by=Grant.DBS_RECORD,
    read_by=(Grant.DBS_RECORD, Grant.DECIDE),
    missing=missing,
    ends_on=ends_on,
    next_step=gettext_lazy("See to the DBS check"),
    button=gettext_lazy("See to it"),
    applicant_words=CHECKS_TEAM,
    waivable=False,
)
