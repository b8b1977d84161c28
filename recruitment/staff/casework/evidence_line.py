"""One line of evidence below a gate: who, when, how. Never content, and never more than the viewer may know."""

from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from recruitment.domain.gates.queries import GateView
from recruitment.models import Application, GateState
from recruitment.staff.gates.base import short_day
from recruitment.staff.gates.registry import STAFF_GATES


def evidence_line(application: Application, viewer: User, view: GateView) -> str:
    """For `components/gate_row.html`; "" where there is nothing that `viewer` may know. One query."""
    if not view.may_see:
        return ""
    told = STAFF_GATES[view.kind].line(application, viewer)
    met = _("Since %(day)s.") % {"day": short_day(view.since)} if view.since and not told and not view.is_open else ""
    until = _("Until %(day)s.") % {"day": short_day(view.ends)} if view.ends and not view.is_open else ""
    nothing = _("Nobody has begun with it.") if view.state == GateState.NOT_STARTED and not told else ""
    return " ".join(part for part in (told, met, until, nothing) if part)
