"""What people who know the applicant say. Each of these is about one referee."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.domain.evidence import references
from recruitment.models import Channel, GateKind, Reference
from recruitment.staff.base.case_form import CaseForm, notes_field, radio


class RefereeForm(CaseForm):
    title = _("Name another person")
    gate = GateKind.REFERENCES

    name = forms.CharField(label=_("Name"), max_length=120)
    relationship = forms.CharField(label=_("How they know each other"), max_length=120, required=False)
    contact = forms.CharField(label=_("How to reach them"), max_length=200, required=False)

    def carry_out(self) -> Any:
        return references.add_referee(self.application, by=self.user, **self.cleaned_data)


class _OneReferee(CaseForm):
    """About the referee whom the person picked on the gate's page."""

    gate = GateKind.REFERENCES
    states: tuple[str, ...] = references.OPEN

    referee = forms.ChoiceField(label=_("Who?"), widget=forms.RadioSelect)

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
    title = _("I asked them")
    intro = _(
        "Say: tell us what you have seen. Please do not tell us about criminal records. "
        "Tell them nothing about the applicant but the name they know."
    )
    button = _("I asked them")
    states = (Reference.State.NOT_REQUESTED,)

    def carry_out(self) -> Any:
        return references.ask_referee(self.picked(), by=self.user)


class ChasedForm(_OneReferee):
    title = _("I asked them again")
    intro = _("Once, and only once. After that the applicant can name somebody else.")
    button = _("I asked again")
    states = (Reference.State.REQUESTED,)

    @classmethod
    def open_to(cls, application: Any, user: Any) -> list[Reference]:
        return [one for one in super().open_to(application, user) if one.chased_at is None]

    def carry_out(self) -> Any:
        return references.chase_referee(self.picked(), by=self.user)


class ReceivedForm(_OneReferee):
    title = _("They told me")
    intro = _("In their words, as near as you can. A worry goes in its own box: only the checks team opens it.")
    button = _("Write it down")

    channel = radio(_("How did it come?"), Channel.choices)
    words = notes_field(_("What they have seen"), required=True)
    concern = notes_field(_("A worry, if there is one"), hint=_("Sealed at once. You will not see it again."), rows=3)

    def carry_out(self) -> Any:
        given = {name: self.cleaned_data[name] for name in ("channel", "words", "concern")}
        return references.record_reference(self.picked(), by=self.user, **given)


class GoneForm(_OneReferee):
    title = _("It does not work with this person")
    button = _("Close it")

    state = radio(_("Why?"), [(state.value, state.label) for state in Reference.State if state in references.GONE])

    def carry_out(self) -> Any:
        return references.close_reference(self.picked(), self.cleaned_data["state"], by=self.user)
