"""What the second person reads before they agree: all that was proposed, and the letter word for word."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.letters.domain.rendering import Wording
from recruitment.domain.base.determinations import REVIEW_DAYS
from recruitment.domain.base.letters import answer_words, letter_as_sent
from recruitment.domain.clearance.clearances import letter_for
from recruitment.domain.decisions.requirements import REASONS
from recruitment.domain.gates.queries import may_see_gate
from recruitment.models import Determination, GateKind

Kind = Determination.Kind


@dataclass(frozen=True)
class Proposal:
    """`facts` are for `components/summary_list.html`. `letter`: what goes out when it is agreed; None where nothing
    does. `basis_href`: where what it rests on opens with a reason; "" where the viewer may not, or nothing was written.
    """

    title: str
    facts: list[dict[str, Any]]
    letter: Wording | None
    basis_href: str


def proposal_of(determination: Determination, viewer: User) -> Proposal:
    """What `determination` proposes, as `viewer` may know it."""
    return Proposal(_title(determination), _facts(determination), _letter(determination), _basis(determination, viewer))


def _title(determination: Determination) -> str:
    if determination.gate:
        return _("%(kind)s: %(gate)s") % {"kind": determination.get_kind_display(), "gate": determination.gate.name}
    return determination.get_kind_display()


def _facts(determination: Determination) -> list[dict[str, Any]]:
    when = date_format(timezone.localtime(determination.proposed_at), "j F Y, H:i")
    found = {
        _("Proposed by"): _("%(who)s, %(when)s") % {"who": determination.proposed_by.called, "when": when},
        _("Reason"): REASONS[determination.reason].words,
        _("Conditions"): determination.conditions or _conditions_missing(determination),
        _("What they will read"): determination.plain_words,
        _("What could change it, in words to them"): determination.could_change,
        _("Harm to somebody"): _("Suspected. The lead thinks the duty to refer through.")
        if determination.harm_suspected
        else "",
    }
    return [{"term": term, "lines": str(value).splitlines(), "light": True} for term, value in found.items() if value]


def _conditions_missing(determination: Determination) -> str:
    return _("None. They work without conditions.") if determination.kind == Kind.CLEARANCE else ""


def _letter(determination: Determination) -> Wording | None:
    """The words of today: a day in it is counted from now, as it will be when somebody agrees."""
    application = determination.application
    if determination.kind == Kind.CLEARANCE:
        return letter_as_sent(application, letter_for(determination.conditions))
    if determination.kind == Kind.NOT_APPOINTED:
        until = timezone.localdate() + timedelta(days=REVIEW_DAYS)
        return letter_as_sent(application, "decision", **answer_words(until))
    if determination.kind == Kind.RESTRICTION:
        return letter_as_sent(application, "restricted", answer_days=str(settings.REVIEW_ANSWER_DAYS))
    return None


def _basis(determination: Determination, viewer: User) -> str:
    application, kind = determination.application, GateKind.SUITABILITY
    if not determination.may_reveal(viewer, "reasons") or not may_see_gate(viewer, application, kind):
        return ""
    return reverse("casework_gate", args=[application.reference, kind])
