"""What the staff screens know of a kind of gate: its forms, its facts, its line and what opens with a reason."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from recruitment.models import Application
from recruitment.models.scope import CaseQuerySet
from recruitment.staff.base.case_form import CaseForm

Fact = dict[str, Any]


@dataclass(frozen=True)
class Openable:
    """One sealed field of one row; `key` names it in the form."""

    key: str
    label: str
    row: Any
    field: str


def no_facts(application: Application, viewer: User) -> list[Fact]:
    """Nothing of this kind is ever on record."""
    return []


def no_line(application: Application, viewer: User) -> str:
    """Its state says it all."""
    return ""


def nothing_sealed(application: Application, viewer: User) -> list[Openable]:
    """Nothing of this kind opens with a reason."""
    return []


@dataclass(frozen=True, kw_only=True)
class StaffGate:
    """The screens of one kind of gate. Never content, and never more than the viewer may know.

    `forms`: what staff can do about it, by the name in the address, in the order of the buttons.
    `facts`: rows for `components/summary_list.html` on its own page. `line`: one line below it on the person's page,
    in one query. `sealed`: what may be opened with a reason.
    """

    kind: str
    forms: Mapping[str, type[CaseForm]] = field(default_factory=dict)
    facts: Callable[[Application, User], list[Fact]] = no_facts
    line: Callable[[Application, User], str] = no_line
    sealed: Callable[[Application, User], list[Openable]] = nothing_sealed


def full_day(moment: date | datetime | None) -> str:
    """ "3 May 2027"; empty where there is none."""
    if moment is None:
        return ""
    return date_format(timezone.localtime(moment) if isinstance(moment, datetime) else moment, "j F Y")


def short_day(moment: date | datetime | None) -> str:
    """ "3 May", with the year where it is another; empty where there is none."""
    if moment is None:
        return ""
    day = timezone.localdate(moment) if isinstance(moment, datetime) else moment
    return date_format(day, "j F" if day.year == timezone.localdate().year else "j F Y")


def name_for(person: User, viewer: User) -> str:
    """Who did it, as the viewer reads it."""
    return _("you") if person.pk == viewer.pk else person.called


def newest(seen: CaseQuerySet, application: Application, *people: str) -> Any:
    """The newest row about `application` among those that the viewer may see, with `people` at hand."""
    found = seen.filter(application=application)
    return (found.select_related(*people) if people else found).first()


def rows_of(seen: CaseQuerySet, application: Application) -> list[Any]:
    """The rows about `application` among those that the viewer may see, each with the case at hand."""
    found = list(seen.filter(application=application))
    for row in found:
        row.application = application
    return found


def openable(row: Any, field_name: str, label: str) -> Openable:
    """One sealed field of `row`, under a key that names both."""
    return Openable(f"{row._meta.model_name}.{row.uuid}.{field_name}", label, row, field_name)
