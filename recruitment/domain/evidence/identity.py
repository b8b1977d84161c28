"""Which identity route a set of documents meets, and what it still lacks. Types only: no number, no copy, no upload.

From the DBS identity checking guidance in force since 1 November 2025 (standard and enhanced checks; checked
22 November 2026): route 1 is one Group 1 document and two more from any group; route 2 one Group 2a document and two
more from 2a or 2b, with an outside validation; route 3 a UK birth certificate, one Group 2a document and three more
from 2a or 2b. Routes are tried in that order, fingerprints are the way when none is met. Name and date of birth must
be confirmed; no document has to show the present address. A scheme's DBS lead confirms the lists before live use.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import record
from recruitment.domain.base.permissions import refuse_unless, refuse_unless_evidence_counts
from recruitment.domain.base.refusals import GateRefused
from recruitment.domain.gates.changes import advance_gate, gate_of, re_evaluate
from recruitment.models import Application, GateKind, GateState, IdentityCheck

GROUP_1: dict[str, Any] = {
    "passport": gettext_lazy("Passport"),
    "residence_permit": gettext_lazy("Biometric residence permit or share code"),
    "driving_licence_photocard": gettext_lazy("Photocard driving licence (UK, Isle of Man, Channel Islands)"),
    "birth_certificate_within_12_months": gettext_lazy("UK birth certificate, issued within 12 months of birth"),
    "adoption_certificate": gettext_lazy("UK adoption certificate"),
}
GROUP_2A: dict[str, Any] = {
    "driving_licence_foreign": gettext_lazy("Photocard driving licence from another country"),
    "driving_licence_paper": gettext_lazy("Paper driving licence, issued before 1998"),
    "birth_certificate_later": gettext_lazy("Birth certificate, issued later than 12 months after birth"),
    "marriage_certificate": gettext_lazy("Marriage or civil partnership certificate"),
    "immigration_document": gettext_lazy("Immigration document, visa or work permit"),
    "forces_card": gettext_lazy("HM Forces identity card"),
    "firearms_licence": gettext_lazy("Firearms licence"),
}
GROUP_2B: dict[str, Any] = {
    "mortgage_statement": gettext_lazy("Mortgage statement"),
    "bank_statement": gettext_lazy("Bank or building society statement"),
    "account_opening_letter": gettext_lazy("Letter that a bank account was opened"),
    "credit_card_statement": gettext_lazy("Credit card statement"),
    "pension_statement": gettext_lazy("Pension or endowment statement"),
    "p45_or_p60": gettext_lazy("P45 or P60"),
    "council_tax": gettext_lazy("Council tax statement"),
    "sponsorship_letter": gettext_lazy("Letter of sponsorship from an employer"),
    "utility_bill": gettext_lazy("Utility bill, not for a mobile phone"),
    "benefit_statement": gettext_lazy("Benefit statement, such as Universal Credit or pension"),
    "government_letter": gettext_lazy("Letter from government, a council or a job centre"),
    "national_identity_card": gettext_lazy("National identity card of an EEA country"),
    "pass_card": gettext_lazy("Card with the PASS mark"),
    "head_teacher_letter": gettext_lazy("Letter from a head teacher or principal, ages 16 to 19"),
    "prison_letter": gettext_lazy("Letter from a prison governor"),
    "irish_passport_card": gettext_lazy("Irish passport card"),
}
DOCUMENTS: dict[str, Any] = GROUP_1 | GROUP_2A | GROUP_2B
BIRTH_CERTIFICATES = ("birth_certificate_within_12_months", "birth_certificate_later")


@dataclass(frozen=True)
class Route:
    """`number` is 1, 2, 3 or None; `missing` are sentences, about the nearest route where none is met."""

    number: int | None
    missing: tuple[str, ...]


def route_of(documents: Sequence[str], *, external_validation: bool = False) -> Route:
    """The first route that these documents meet, or what the first one within reach still needs.

    `documents` are keys of `DOCUMENTS`, each once. Raises ValueError for a type that is not on the lists.
    """
    if unknown := set(documents) - set(DOCUMENTS):
        raise ValueError(f"Not on the lists: {', '.join(sorted(unknown))}")
    seen = set(documents)
    lacks = {1: _lacks_for_1(seen), 2: _lacks_for_2(seen, external_validation), 3: _lacks_for_3(seen)}
    for number, missing in lacks.items():
        if not missing:
            return Route(number, ())
    nearest = 1 if seen & set(GROUP_1) - {"birth_certificate_within_12_months"} else _nearest(seen)
    return Route(None, tuple(lacks[nearest]))


@transaction.atomic
def record_identity_check(
    application: Application,
    *,
    documents: Sequence[str],
    viewing: str,
    name_confirmed: bool,
    birth_date_confirmed: bool,
    checker_is_independent: bool,
    viewing_reason: str = "",
    external_validation: bool = False,
    fingerprints: bool = False,
    checked_on: date | None = None,
    by: User,
) -> IdentityCheck:
    """Write down what was seen; the newest check counts, so that the gate opens again where it confirms less.

    Raises GateRefused where a reason is due.
    """
    refuse_unless(application, by, Grant.CASE_WORK, Grant.DBS_RECORD)
    refuse_unless_evidence_counts(application)
    if viewing in IdentityCheck.NEEDS_REASON and not viewing_reason.strip():
        raise GateRefused(_("Say why the documents could not be seen in person."))
    route = route_of(documents, external_validation=external_validation).number
    check = IdentityCheck.objects.create(
        application=application,
        checker=by,
        checked_on=checked_on or timezone.localdate(),
        viewing=IdentityCheck.Viewing(viewing),
        viewing_reason=viewing_reason.strip() or None,
        documents=sorted(documents),
        name_confirmed=name_confirmed,
        birth_date_confirmed=birth_date_confirmed,
        external_validation=external_validation,
        fingerprints=fingerprints,
        checker_is_independent=checker_is_independent,
        route=route,
        is_complete=bool(route or fingerprints) and name_confirmed and birth_date_confirmed and checker_is_independent,
    )
    record("recruitment.identity_checked", by=by, target=check, ids={"route": route})
    gate = gate_of(application, GateKind.IDENTITY)
    advance_gate(gate, GateState.IN_PROGRESS, by=by)
    re_evaluate(gate, by=by)
    return check


def missing_in(check: IdentityCheck) -> list[str]:
    """What this check still lacks, in sentences; empty where it is complete."""
    found = (
        []
        if check.fingerprints
        else list(route_of(check.documents, external_validation=check.external_validation).missing)
    )
    if not check.name_confirmed:
        found.append(_("Confirm the name."))
    if not check.birth_date_confirmed:
        found.append(_("Confirm the date of birth."))
    if not check.checker_is_independent:
        found.append(_("The checker may not be a relative, a friend or from the same home."))
    return found


def _lacks_for_1(seen: set[str]) -> list[str]:
    if not seen & set(GROUP_1):
        return [_("One document from Group 1 is missing.")]
    return _more(len(seen) - 1, 2, _("from any group"))


def _lacks_for_2(seen: set[str], external_validation: bool) -> list[str]:
    found = [] if seen & set(GROUP_2A) else [_("One document from Group 2a is missing.")]
    others = len(seen & {*GROUP_2A, *GROUP_2B}) - (0 if found else 1)
    found += _more(others, 2, _("from Group 2a or 2b"))
    return found if external_validation else [*found, _("An outside validation is missing.")]


def _lacks_for_3(seen: set[str]) -> list[str]:
    birth = next((one for one in BIRTH_CERTIFICATES if one in seen), "")
    found = [] if birth else [_("A UK birth certificate is missing.")]
    rest = seen - {birth}
    if not rest & set(GROUP_2A):
        found.append(_("One document from Group 2a is missing."))
    others = len(rest & {*GROUP_2A, *GROUP_2B}) - (1 if rest & set(GROUP_2A) else 0)
    return found + _more(others, 3, _("from Group 2a or 2b"))


def _more(have: int, want: int, where: str) -> list[str]:
    lacking = want - max(have, 0)
    if lacking <= 0:
        return []
    return [_("%(count)d more %(where)s.") % {"count": lacking, "where": where}]


def _nearest(seen: set[str]) -> int:
    return 3 if seen & set(BIRTH_CERTIFICATES) else 2 if seen & set(GROUP_2A) else 1
