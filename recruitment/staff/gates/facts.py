"""What is on record for a gate, as facts for the screen: who, when, how. Never content."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from recruitment.domain.evidence.dbs import update_service_deadline
from recruitment.domain.evidence.identity import DOCUMENTS, missing_in
from recruitment.models import (
    Agreement,
    Application,
    ConflictCheck,
    ConversationLog,
    DbsCheck,
    GateKind,
    IdentityCheck,
    Reference,
    SelfDisclosure,
    SimpleEvidence,
    SuitabilityAssessment,
)

Fact = dict[str, Any]


def facts_about(application: Application, viewer: User, kind: GateKind) -> list[Fact]:
    """Rows for `components/summary_list.html`; empty where nothing is on record."""
    facts = _FACTS.get(kind)
    return facts(application, viewer) if facts else []


def _day(moment: date | datetime | None) -> str:
    if moment is None:
        return ""
    return date_format(timezone.localtime(moment) if isinstance(moment, datetime) else moment, "j F Y")


def _conversation(application: Application, viewer: User) -> list[Fact]:
    talks = ConversationLog.objects.worked_by(viewer).filter(application=application).select_related("by")
    return [
        {
            "term": _day(talk.happened_at),
            "lines": [f"{talk.get_kind_display()}, {talk.get_channel_display()}", talk.by.called],
        }
        for talk in talks
    ]


def _references(application: Application, viewer: User) -> list[Fact]:
    found = Reference.objects.worked_by(viewer).filter(application=application)
    return [{"term": one.name, "lines": [line for line in _reference_lines(one) if line]} for one in found]


def _reference_lines(one: Reference) -> list[str]:
    asked = _("Asked on %(day)s") % {"day": _day(one.requested_at)} if one.requested_at else ""
    chased = _("Asked again on %(day)s") % {"day": _day(one.chased_at)} if one.chased_at else ""
    contact = ", ".join(str(part) for part in (one.contact or {}).values() if part)
    return [one.get_state_display(), one.relationship or "", contact, asked, chased, one.words or ""]


def _identity(application: Application, viewer: User) -> list[Fact]:
    checks = IdentityCheck.objects.worked_by(viewer).filter(application=application).select_related("checker")
    return [{"term": _day(check.checked_on), "lines": _identity_lines(check)} for check in checks]


def _identity_lines(check: IdentityCheck) -> list[str]:
    seen = [str(DOCUMENTS.get(document, document)) for document in check.documents]
    route = _("Route %(number)d is met") % {"number": check.route} if check.route else _("No route is met yet")
    who = _("%(how)s, seen by %(name)s") % {"how": check.get_viewing_display(), "name": check.checker.called}
    return [route, who, *seen, *missing_in(check)]


def _disclosure(application: Application, viewer: User) -> list[Fact]:
    found = SelfDisclosure.objects.worked_by(viewer).filter(application=application).first()
    if found is None:
        return []
    facts = [(_("Asked"), _day(found.sent_at)), (_("Answered"), _day(found.answered_at))]
    facts += [(_("Complete"), _day(found.completed_at)), (_("Now"), found.get_state_display())]
    return [{"term": term, "value": value} for term, value in facts if value]


def _dbs(application: Application, viewer: User) -> list[Fact]:
    check = DbsCheck.objects.worked_by(viewer).filter(application=application).select_related("seen_by").first()
    if check is None:
        return []
    results = {"blank": _("Nothing on it"), "information_disclosed": _("Something on it, weighed by people")}
    facts = [
        (_("Level"), check.get_level_display()),
        (_("Workforce"), check.get_workforce_display()),
        (_("Asked for"), _day(check.asked_on)),
        (_("Issued"), _day(check.issued_on)),
        (_("Original seen"), f"{_day(check.seen_on)}, {check.seen_by.called}" if check.seen_by else ""),
        (_("What it shows"), results.get(check.result or "", "")),
        (_("Update Service"), _("Joined") if check.update_service else _join_words(check)),
    ]
    status = [(_("Status check"), f"{_day(one.checked_on)}: {_status(one)}") for one in check.status_checks.all()]
    return [{"term": term, "value": value} for term, value in [*facts, *status] if value]


def _join_words(check: DbsCheck) -> str:
    last = update_service_deadline(check)
    return _("Can be joined until %(day)s") % {"day": _day(last)} if last else ""


def _status(one: Any) -> str:
    return str(dict(type(one).Result.choices).get(one.result, one.result))


def _assessment(application: Application, viewer: User) -> list[Fact]:
    found = SuitabilityAssessment.objects.worked_by(viewer).filter(application=application).select_related("by")
    names = dict(SuitabilityAssessment.Conclusion.choices)
    return [
        {
            "term": _("Begun on %(day)s by %(name)s") % {"day": _day(one.started_at), "name": one.by.called},
            "value": names.get(one.conclusion or "", _("Still being written")),
        }
        for one in found
    ]


def _conflicts(application: Application, viewer: User) -> list[Fact]:
    checks = ConflictCheck.objects.worked_by(viewer).filter(application=application).select_related("asked_by")
    return [{"term": _day(check.asked_on), "lines": [check.asked_by.called, check.note or ""]} for check in checks]


def _agreements(application: Application, viewer: User) -> list[Fact]:
    found = Agreement.objects.worked_by(viewer).filter(application=application)
    return [{"term": _day(one.agreed_on), "lines": [one.get_how_display(), one.note or ""]} for one in found]


def _simple(application: Application, viewer: User) -> list[Fact]:
    found = SimpleEvidence.objects.worked_by(viewer).filter(application=application)
    return [{"term": _day(one.seen_on), "value": one.get_kind_display()} for one in found]


_FACTS: dict[GateKind, Callable[[Application, User], list[Fact]]] = {
    GateKind.CONVERSATION: _conversation,
    GateKind.REFERENCES: _references,
    GateKind.IDENTITY: _identity,
    GateKind.SELF_DISCLOSURE: _disclosure,
    GateKind.DBS: _dbs,
    GateKind.SUITABILITY: _assessment,
    GateKind.CONFLICT_CHECK: _conflicts,
    GateKind.AGREEMENT: _agreements,
    GateKind.RIGHT_TO_VOLUNTEER: _simple,
    GateKind.POLICE_VETTING: _simple,
}
