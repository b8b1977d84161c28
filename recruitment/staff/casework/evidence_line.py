"""One line of evidence below a gate: who, when, how. Never content, and never more than the viewer may know."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.platform.accounts.models import User
from recruitment.domain.gates.queries import GateView
from recruitment.models import (
    Agreement,
    Application,
    ConflictCheck,
    ConversationLog,
    DbsCheck,
    GateKind,
    GateState,
    IdentityCheck,
    Reference,
    SelfDisclosure,
    SimpleEvidence,
    SuitabilityAssessment,
)
from recruitment.models.scope import CaseQuerySet


def evidence_line(application: Application, viewer: User, view: GateView) -> str:
    """For `components/gate_row.html`; "" where there is nothing that `viewer` may know. One query."""
    if not view.may_see:
        return ""
    told = _LINES[GateKind(view.kind)](application, viewer) if view.kind in _LINES else ""
    met = _("Since %(day)s.") % {"day": _day(view.since)} if view.since and not told and not view.is_open else ""
    until = _("Until %(day)s.") % {"day": _day(view.ends)} if view.ends and not view.is_open else ""
    nothing = _("Nobody has begun with it.") if view.state == GateState.NOT_STARTED and not told else ""
    return " ".join(part for part in (told, met, until, nothing) if part)


def _day(moment: date | datetime | None) -> str:
    if moment is None:
        return ""
    day = timezone.localdate(moment) if isinstance(moment, datetime) else moment
    return date_format(day, "j F" if day.year == timezone.localdate().year else "j F Y")


def _by(person: User, viewer: User) -> str:
    return _("you") if person.pk == viewer.pk else person.called


def _newest(seen: CaseQuerySet, application: Application, *people: str) -> Any:
    found = seen.filter(application=application)
    return (found.select_related(*people) if people else found).first()


def _conversation(application: Application, viewer: User) -> str:
    first = ConversationLog.objects.worked_by(viewer).filter(kind=ConversationLog.Kind.FIRST)
    talk = _newest(first, application, "by")
    if talk is None:
        return ""
    how = talk.get_channel_display().lower()
    return _("%(day)s, %(how)s, with %(who)s.") % {
        "day": _day(talk.happened_at),
        "how": how,
        "who": _by(talk.by, viewer),
    }


def _references(application: Application, viewer: User) -> str:
    found = list(Reference.objects.worked_by(viewer).filter(application=application))
    here = [one for one in found if one.state in (one.State.NOT_REQUESTED, one.State.REQUESTED, one.State.RECEIVED)]
    received = [one for one in here if one.state == one.State.RECEIVED]
    waits = [one for one in here if one.state == one.State.REQUESTED]
    parts = [_("%(received)d of %(named)d received.") % {"received": len(received), "named": len(here)}] if here else []
    if waits:
        parts.append(_("Asked on %(day)s.") % {"day": _day(min(one.requested_at for one in waits if one.requested_at))})
    chased = sum(1 for one in waits if one.chased_at)
    if chased:
        parts.append(ngettext("Asked again once.", "Asked %(count)d of them again.", chased) % {"count": chased})
    return " ".join(parts)


def _identity(application: Application, viewer: User) -> str:
    check = _newest(IdentityCheck.objects.worked_by(viewer), application, "checker")
    if check is None:
        return ""
    route = _("Route %(number)d.") % {"number": check.route} if check.route else _("No route is met yet.")
    seen = {"how": check.get_viewing_display(), "who": _by(check.checker, viewer), "day": _day(check.checked_on)}
    return f"{route} {_('%(how)s, seen by %(who)s, %(day)s.') % seen}"


def _disclosure(application: Application, viewer: User) -> str:
    found = _newest(SelfDisclosure.objects.worked_by(viewer), application)
    if found is None:
        return ""
    if found.completed_at:
        return _("Complete on %(day)s.") % {"day": _day(found.completed_at)}
    return _("Asked on %(day)s.") % {"day": _day(found.sent_at)}


def _dbs(application: Application, viewer: User) -> str:
    check = _newest(DbsCheck.objects.worked_by(viewer), application, "seen_by")
    if check is None:
        return ""
    if check.seen_by:
        return _("Original seen by %(who)s, %(day)s.") % {"who": _by(check.seen_by, viewer), "day": _day(check.seen_on)}
    return _("Asked for on %(day)s.") % {"day": _day(check.asked_on)}


def _assessment(application: Application, viewer: User) -> str:
    found = _newest(SuitabilityAssessment.objects.worked_by(viewer), application, "by")
    if found is None:
        return ""
    who = {"who": _by(found.by, viewer), "day": _day(found.completed_at or found.started_at)}
    return (_("Weighed by %(who)s, %(day)s.") if found.completed_at else _("Begun by %(who)s, %(day)s.")) % who


def _conflicts(application: Application, viewer: User) -> str:
    check = _newest(ConflictCheck.objects.worked_by(viewer), application, "asked_by")
    return (
        _("%(day)s, asked by %(who)s.") % {"day": _day(check.asked_on), "who": _by(check.asked_by, viewer)}
        if check
        else ""
    )


def _agreement(application: Application, viewer: User) -> str:
    found = _newest(Agreement.objects.worked_by(viewer), application)
    return (
        _("Agreed on %(day)s. %(how)s.") % {"day": _day(found.agreed_on), "how": found.get_how_display()}
        if found
        else ""
    )


def _seen(kind: GateKind) -> Callable[[Application, User], str]:
    def line(application: Application, viewer: User) -> str:
        found = _newest(SimpleEvidence.objects.worked_by(viewer).filter(kind=kind), application, "recorded_by")
        if found is None:
            return ""
        return _("Seen by %(who)s, %(day)s.") % {"who": _by(found.recorded_by, viewer), "day": _day(found.seen_on)}

    return line


_LINES: dict[GateKind, Callable[[Application, User], str]] = {
    GateKind.CONVERSATION: _conversation,
    GateKind.REFERENCES: _references,
    GateKind.IDENTITY: _identity,
    GateKind.SELF_DISCLOSURE: _disclosure,
    GateKind.DBS: _dbs,
    GateKind.SUITABILITY: _assessment,
    GateKind.CONFLICT_CHECK: _conflicts,
    GateKind.AGREEMENT: _agreement,
    GateKind.RIGHT_TO_VOLUNTEER: _seen(GateKind.RIGHT_TO_VOLUNTEER),
    GateKind.POLICE_VETTING: _seen(GateKind.POLICE_VETTING),
}
