"""References on the staff screens: each form is about one referee."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lms.platform.accounts.models import User
from recruitment.domain.evidence import (
    references,
)
from recruitment.models import (
    Application,
    Channel,
    GateKind,
    Reference,
)
from recruitment.staff.base.case_form import CaseForm, notes_field, radio
from recruitment.staff.gates.base import Fact, Openable, StaffGate, full_day, openable, rows_of, short_day


class RefereeForm(CaseForm):
    title = gettext_lazy("Name another person")
    gate = GateKind.REFERENCES

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    relationship = forms.CharField(label=gettext_lazy("How they know each other"), max_length=120, required=False)
    contact = forms.CharField(label=gettext_lazy("How to reach them"), max_length=200, required=False)

    def carry_out(self) -> Any:
        return references.add_referee(self.application, by=self.user, **self.cleaned_data)


class _OneReferee(CaseForm):
    """About the referee whom the person picked on the gate's page."""

    gate = GateKind.REFERENCES
    states: tuple[str, ...] = references.OPEN

    referee = forms.ChoiceField(label=gettext_lazy("Who?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {str(one.uuid): one for one in self.open_to(self.application, self.user)}
        self.choose_from("referee", [(uuid, one.name) for uuid, one in self.found.items()])

    @classmethod
    def open_to(cls, application: Any, user: Any) -> list[Reference]:
        seen = Reference.objects.worked_by(user).filter(application=application)
        return list(seen.filter(state__in=cls.states))

    @classmethod
    def is_offered(cls, application: Any, user: Any) -> bool:
        return bool(cls.open_to(application, user))

    def picked(self) -> Reference:
        return self.found[self.cleaned_data["referee"]]


class AskedForm(_OneReferee):
    title = gettext_lazy("I asked them")
    intro = gettext_lazy(
        "Say: tell us what you have seen. Please do not tell us about criminal records. "
        "Tell them nothing about the applicant but the name they know."
    )
    button = gettext_lazy("I asked them")
    states = (Reference.State.NOT_REQUESTED,)

    def carry_out(self) -> Any:
        return references.ask_referee(self.picked(), by=self.user)


class ChasedForm(_OneReferee):
    title = gettext_lazy("I asked them again")
    intro = gettext_lazy("Once, and only once. After that the applicant can name somebody else.")
    button = gettext_lazy("I asked again")
    states = (Reference.State.REQUESTED,)

    @classmethod
    def open_to(cls, application: Any, user: Any) -> list[Reference]:
        return [one for one in super().open_to(application, user) if one.chased_at is None]

    def carry_out(self) -> Any:
        return references.chase_referee(self.picked(), by=self.user)


class ReceivedForm(_OneReferee):
    title = gettext_lazy("They told me")
    intro = gettext_lazy(
        "In their words, as near as you can. A worry goes in its own box: only the checks team opens it."
    )
    button = gettext_lazy("Write it down")

    channel = radio(gettext_lazy("How did it come?"), Channel.choices)
    words = notes_field(gettext_lazy("What they have seen"), required=True)
    concern = notes_field(
        gettext_lazy("A worry, if there is one"),
        hint=gettext_lazy("Sealed at once. You will not see it again."),
        rows=3,
    )

    def carry_out(self) -> Any:
        given = {name: self.cleaned_data[name] for name in ("channel", "words", "concern")}
        return references.record_reference(self.picked(), by=self.user, **given)


class GoneForm(_OneReferee):
    title = gettext_lazy("It does not work with this person")
    button = gettext_lazy("Close it")

    state = radio(
        gettext_lazy("Why?"), [(state.value, state.label) for state in Reference.State if state in references.GONE]
    )

    def carry_out(self) -> Any:
        return references.close_reference(self.picked(), self.cleaned_data["state"], by=self.user)


def facts(application: Application, viewer: User) -> list[Fact]:
    found = Reference.objects.worked_by(viewer).filter(application=application)
    return [{"term": one.name, "lines": [line for line in _reference_lines(one) if line]} for one in found]


def _reference_lines(one: Reference) -> list[str]:
    asked = _("Asked on %(day)s") % {"day": full_day(one.requested_at)} if one.requested_at else ""
    chased = _("Asked again on %(day)s") % {"day": full_day(one.chased_at)} if one.chased_at else ""
    contact = ", ".join(str(part) for part in (one.contact or {}).values() if part)
    return [one.get_state_display(), one.relationship or "", contact, asked, chased, one.words or ""]


def line(application: Application, viewer: User) -> str:
    found = list(Reference.objects.worked_by(viewer).filter(application=application))
    here = [one for one in found if one.state in (one.State.NOT_REQUESTED, one.State.REQUESTED, one.State.RECEIVED)]
    received = [one for one in here if one.state == one.State.RECEIVED]
    waits = [one for one in here if one.state == one.State.REQUESTED]
    parts = [_("%(received)d of %(named)d received.") % {"received": len(received), "named": len(here)}] if here else []
    if waits:
        parts.append(
            _("Asked on %(day)s.") % {"day": short_day(min(one.requested_at for one in waits if one.requested_at))}
        )
    chased = sum(1 for one in waits if one.chased_at)
    if chased:
        parts.append(ngettext("Asked again once.", "Asked %(count)d of them again.", chased) % {"count": chased})
    return " ".join(parts)


def sealed(application: Application, user: User) -> list[Openable]:
    seen = rows_of(Reference.objects.worked_by(user), application)
    label = _("A worry told by %(name)s")
    return [openable(row, "concern", label % {"name": row.name}) for row in seen if row.may_reveal(user, "concern")]


STAFF_GATE = StaffGate(
    kind=GateKind.REFERENCES,
    forms={
        "referee": RefereeForm,
        "reference-asked": AskedForm,
        "reference-chased": ChasedForm,
        "reference-received": ReceivedForm,
        "reference-closed": GoneForm,
    },
    facts=facts,
    line=line,
    sealed=sealed,
)
