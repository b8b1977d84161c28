"""The conflict check on the staff screens."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.models import User
from recruitment.domain.evidence import (
    conflict_checks,
)
from recruitment.models import (
    Application,
    ConflictCheck,
    GateKind,
)
from recruitment.staff.base.case_form import CaseForm, notes_field
from recruitment.staff.gates.base import Fact, StaffGate, full_day, name_for, newest, short_day


class ConflictForm(CaseForm):
    title = gettext_lazy("Ask whom they know")
    intro = gettext_lazy("People they know here are declared apart, so that nobody acts on the case of somebody close.")
    gate = GateKind.CONFLICT_CHECK

    staff_asked = forms.BooleanField(label=gettext_lazy("I asked about staff"), required=False)
    clients_asked = forms.BooleanField(label=gettext_lazy("I asked about people we support"), required=False)
    mentors_asked = forms.BooleanField(label=gettext_lazy("I asked about other mentors"), required=False)
    police_asked = forms.BooleanField(label=gettext_lazy("I asked about the police"), required=False)
    note = notes_field(gettext_lazy("What we agreed"), rows=2)

    def carry_out(self) -> Any:
        return conflict_checks.record_conflict_check(self.application, by=self.user, **self.cleaned_data)


def facts(application: Application, viewer: User) -> list[Fact]:
    checks = ConflictCheck.objects.worked_by(viewer).filter(application=application).select_related("asked_by")
    return [{"term": full_day(check.asked_on), "lines": [check.asked_by.called, check.note or ""]} for check in checks]


def line(application: Application, viewer: User) -> str:
    check = newest(ConflictCheck.objects.worked_by(viewer), application, "asked_by")
    return (
        _("%(day)s, asked by %(who)s.") % {"day": short_day(check.asked_on), "who": name_for(check.asked_by, viewer)}
        if check
        else ""
    )


STAFF_GATE = StaffGate(kind=GateKind.CONFLICT_CHECK, forms={"conflict-check": ConflictForm}, facts=facts, line=line)
