"""Who looks after whom, where, for which role, and by when."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.domain.grants import holders
from lms.platform.accounts.models import Area, User
from lms.platform.accounts.roles import Grant
from lms.platform.pages.web.fields import DatePartsField
from recruitment.domain.casework import cases
from recruitment.domain.casework.assignments import needs_follow_up
from recruitment.domain.clearance.follow_up import record_follow_up
from recruitment.models import Application, Channel, RoleProfile
from recruitment.models.stages import LIVE
from recruitment.staff.base.case_form import CaseForm, notes_field, radio


class CoordinatorForm(CaseForm):
    title = _("Who looks after them")
    button = _("Give them this coordinator")

    coordinator = forms.ChoiceField(label=_("Coordinator"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = holders(Grant.CASE_WORK, self.application.area).order_by("full_name")
        self.found = {str(person.uuid): person for person in found}
        self.choose_from("coordinator", [(uuid, person.full_name) for uuid, person in self.found.items()])

    def carry_out(self) -> Any:
        return cases.assign_coordinator(self.application, self.found[self.cleaned_data["coordinator"]], by=self.user)


class AreaForm(CaseForm):
    title = _("Which area they belong to")
    button = _("Save the area")

    area = forms.ModelChoiceField(
        label=_("Area"), queryset=Area.objects.all(), widget=forms.RadioSelect, empty_label=None
    )

    def carry_out(self) -> Any:
        return cases.place_in_area(self.application, self.cleaned_data["area"], by=self.user)


class RoleForm(CaseForm):
    title = _("Which role")
    button = _("Save the role")

    role = forms.ModelChoiceField(
        label=_("Role"), queryset=RoleProfile.objects.published(), widget=forms.RadioSelect, empty_label=None
    )

    def carry_out(self) -> Any:
        return cases.choose_role(self.application, self.cleaned_data["role"], by=self.user)


class SnoozeForm(CaseForm):
    title = _("Not before a day")
    intro = _("It leaves your own queue until then. Nobody else's queue changes.")
    button = _("Snooze")
    done = _("Snoozed.")
    grants = ()

    until = DatePartsField(label=_("Back on"))

    def carry_out(self) -> Any:
        return cases.snooze_case(self.application, self.cleaned_data["until"], by=self.user)


class ExpectForm(CaseForm):
    title = _("Promise another day")
    intro = _("The applicant's page shows it at once. Tell them why, in their safe way.")
    button = _("Promise this day")

    day = DatePartsField(label=_("By"))

    def clean_day(self) -> date:
        day = self.cleaned_data["day"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("That day has gone by. Promise one that is still to come."))
        return day

    def carry_out(self) -> Any:
        return cases.promise_day(self.application, self.cleaned_data["day"], by=self.user)


class FollowUpForm(CaseForm):
    title = _("After a restriction")
    intro = _("They start nothing new for now. Settle these three, and it leaves your list.")
    button = _("Write it down")

    people_told = notes_field(_("Who tells the people they support, and how?"), required=True, rows=2)
    handed_over = notes_field(_("Who takes over what they did?"), required=True, rows=2)
    talk = notes_field(
        _("Who talks with them, and when?"),
        required=True,
        rows=2,
        hint=_("They have had a letter."),
    )

    @classmethod
    def is_offered(cls, application: Application, user: User) -> bool:
        return needs_follow_up(application, user)

    def carry_out(self) -> Any:
        return record_follow_up(self.application.clearance, by=self.user, **self.cleaned_data)


class CloseForm(CaseForm):
    title = _("Close it at their request")
    intro = _(
        "Only if they asked for it themselves. They get a letter that says that you closed it, and for 28 days they or "
        "we can undo it. If it is you who has doubts, this is not the way: two people decide that somebody is not "
        "appointed."
    )
    button = _("Close it, they asked")
    done = _("Closed. They have a letter about it.")

    how = radio(_("How did they ask?"), Channel.choices)
    asked_on = DatePartsField(label=_("When?"))
    words = notes_field(_("What they said"), hint=_("Only if it helps. They need no reason."), rows=2)

    @classmethod
    def is_offered(cls, application: Application, user: User) -> bool:
        return application.stage in LIVE

    def clean_asked_on(self) -> date:
        day = self.cleaned_data["asked_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("That day is still to come."))
        return day

    def carry_out(self) -> Any:
        given = self.cleaned_data
        return cases.close_at_request(
            self.application, how=given["how"], asked_on=given["asked_on"], words=given["words"], by=self.user
        )
