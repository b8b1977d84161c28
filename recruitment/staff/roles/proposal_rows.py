"""A proposal to ask less in a role, as rows: what changes, whom it concerns, and what waits."""

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from courses.models import Module
from recruitment.domain.gates.registry import gate_type
from recruitment.domain.roles.affected import Affected, Number
from recruitment.domain.roles.safety import SAFETY_FIELDS, Safety, lowered
from recruitment.models import ProfileProposal, RoleProfile

COMPARED = [{"label": gettext_lazy("What")}, {"label": gettext_lazy("Now")}, {"label": gettext_lazy("Proposed")}]
NAMES: dict[str, Any] = {
    "activities": gettext_lazy("What a volunteer does"),
    "workforce": gettext_lazy("Whom they work with"),
    "dbs_level": gettext_lazy("DBS check"),
    "eligibility_rationale": gettext_lazy("Why the law allows it"),
    "volunteer_basis_on": gettext_lazy("Free check, made sure on"),
    "minimum_age": gettext_lazy("Youngest age"),
    "required_gates": gettext_lazy("Checks"),
    "required_modules": gettext_lazy("Training"),
}


def compared(before: Safety, after: Safety) -> list[list[Any]]:
    """For `components/data_table.html` with `COMPARED`: each field that changes; those that ask for less are marked."""
    lower = lowered(before, after)
    rows = []
    for name in SAFETY_FIELDS:
        if before[name] != after[name]:
            then = _words(name, after[name]) or _("Nothing")
            mark = {"words": _("%(words)s (less than now)") % {"words": then}} if name in lower else then
            rows.append([str(NAMES[name]), _words(name, before[name]) or _("Nothing"), mark])
    return rows


def concerned_rows(affected: Affected) -> dict[str, list[str]]:
    """People on their way, by area and place, and cleared people by area, as lines."""
    return {"on_the_way": _lines(affected.on_the_way), "cleared": _lines(affected.cleared)}


def waiting_row(proposal: ProfileProposal) -> dict[str, Any]:
    """For `components/queue_row.html`."""
    return {
        "name": proposal.profile.title,
        "href": reverse("roles_proposal", args=[proposal.pk]),
        "chip": _("Asks for less"),
        "do": _("Agree to it, or hand it back"),
        "age": proposed_words(proposal),
    }


def proposed_words(proposal: ProfileProposal) -> str:
    """Who proposed it, and when."""
    at = date_format(timezone.localtime(proposal.proposed_at), "j F Y, H:i")
    return _("Proposed by %(who)s, %(when)s") % {"who": proposal.proposed_by.get_full_name(), "when": at}


def _lines(numbers: Iterable[Number]) -> list[str]:
    return [
        ngettext("%(area)s, %(stage)s: %(people)d person", "%(area)s, %(stage)s: %(people)d people", one.people)
        % {"area": one.area, "stage": one.stage, "people": one.people}
        for one in numbers
    ]


def _words(name: str, value: Any) -> str:
    said: dict[str, Callable[[Any], str]] = {
        "workforce": lambda code: str(RoleProfile.Workforce(code).label),
        "dbs_level": lambda code: str(RoleProfile.DbsLevel(code).label),
        "volunteer_basis_on": lambda day: date_format(parse_date(day), "j F Y") if day else "",
        "required_gates": lambda kinds: ", ".join(str(gate_type(kind).label) for kind in kinds),
        "required_modules": _titles,
    }
    return said.get(name, str)(value)


def _titles(keys: list[int]) -> str:
    return ", ".join(Module.objects.filter(pk__in=keys).order_by("title").values_list("title", flat=True))
