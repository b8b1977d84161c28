"""Gates that are met by one `SimpleEvidence` row: one form, one fact, one line for all of them."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.models import User
from lms.platform.pages.web.fields import DatePartsField
from recruitment.domain.evidence import (
    simple,
)
from recruitment.domain.gates.registry import gate_type
from recruitment.models import (
    Application,
    SimpleEvidence,
)
from recruitment.staff.base.case_form import CaseForm, radio
from recruitment.staff.gates.base import Fact, StaffGate, full_day, name_for, newest, short_day


class SeenForm(CaseForm):
    """That something is in place and until when; offered where the role asks for it."""

    intro = gettext_lazy("Write down that you saw it and until when. No copies, no numbers, and never why.")

    in_place = radio(
        gettext_lazy("Is it in place?"),
        [("yes", gettext_lazy("Yes, I have seen it")), ("no", gettext_lazy("No, or not any more"))],
    )
    ends_on = DatePartsField(
        label=gettext_lazy("Until when?"), help_text=gettext_lazy("Empty where it has no end."), required=False
    )

    @classmethod
    def is_offered(cls, application: Application, user: Any) -> bool:
        return any(gate.kind == cls.gate for gate in application.gates.all())

    def carry_out(self) -> Any:
        given = self.cleaned_data | {"in_place": self.cleaned_data["in_place"] == "yes"}
        return simple.record_seen(self.application, kind=str(self.gate), by=self.user, **given)


def seen_form(kind: str) -> type[SeenForm]:
    """The form of a kind that needs no words of its own."""
    found = gate_type(kind)
    return type(f"{kind}_form", (SeenForm,), {"title": found.next_step, "gate": kind, "grants": found.worked_by})


def facts_of(kind: str) -> Callable[[Application, User], list[Fact]]:
    """Each time that it was seen."""

    def facts(application: Application, viewer: User) -> list[Fact]:
        found = SimpleEvidence.objects.worked_by(viewer).filter(application=application, kind=kind)
        return [{"term": full_day(one.seen_on), "value": one.get_kind_display()} for one in found]

    return facts


def line_of(kind: str) -> Callable[[Application, User], str]:
    """Who saw it last, and when."""

    def line(application: Application, viewer: User) -> str:
        found = newest(SimpleEvidence.objects.worked_by(viewer).filter(kind=kind), application, "recorded_by")
        if found is None:
            return ""
        seen = {"who": name_for(found.recorded_by, viewer), "day": short_day(found.seen_on)}
        return _("Seen by %(who)s, %(day)s.") % seen

    return line


def simple_gate(kind: str, **forms: type[CaseForm]) -> StaffGate:
    """The screens of a kind that keeps simple evidence; `forms` in place of the one that it has by itself."""
    own = forms or {kind.replace("_", "-"): seen_form(kind)}
    return StaffGate(kind=kind, forms=own, facts=facts_of(kind), line=line_of(kind))
