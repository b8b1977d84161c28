"""The volunteer agreement on the staff screens, where it was read back or is on paper."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.models import User
from recruitment.domain.evidence import (
    agreements,
)
from recruitment.models import (
    Agreement,
    Application,
    GateKind,
)
from recruitment.staff.base.case_form import CaseForm, notes_field, radio
from recruitment.staff.gates.base import Fact, StaffGate, full_day, newest, short_day


class AgreementForm(CaseForm):
    title = gettext_lazy("Write down that they agreed")
    intro = gettext_lazy("When they agree online, this writes itself.")
    gate = GateKind.AGREEMENT

    how = radio(
        gettext_lazy("How did they agree?"),
        [choice for choice in Application.Confirmed.choices if choice[0] != Application.Confirmed.CODE],
    )
    note = notes_field(gettext_lazy("Who read it back, or where the paper is"), rows=2)

    @classmethod
    def is_offered(cls, application: Application, user: Any) -> bool:
        return agreements.current_agreement(application) is None

    def carry_out(self) -> Any:
        return agreements.record_agreement(self.application, by=self.user, **self.cleaned_data)


def facts(application: Application, viewer: User) -> list[Fact]:
    found = Agreement.objects.worked_by(viewer).filter(application=application)
    return [{"term": full_day(one.agreed_on), "lines": [one.get_how_display(), one.note or ""]} for one in found]


def line(application: Application, viewer: User) -> str:
    found = newest(Agreement.objects.worked_by(viewer), application)
    return (
        _("Agreed on %(day)s. %(how)s.") % {"day": short_day(found.agreed_on), "how": found.get_how_display()}
        if found
        else ""
    )


STAFF_GATE = StaffGate(kind=GateKind.AGREEMENT, forms={"agreement": AgreementForm}, facts=facts, line=line)
