"""Another way to sign in for an applicant who lost theirs: two of the staff, each on a page of their own."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.domain.grants import is_staff_member
from lms.platform.accounts.models import User
from lms.platform.signin.domain.contact_changes import latest_change, open_change
from lms.platform.signin.models import ContactChange
from lms.platform.signin.staff.forms import AgreeFields, AskFields
from lms.platform.signin.staff.standing import facts_of
from recruitment.domain.casework import contact_changes
from recruitment.models import Application
from recruitment.staff.base.case_form import CaseForm


def change_of(application: Application) -> ContactChange | None:
    """The applicant's newest change, read once for a page: three forms and a notice ask for it."""
    kept = application.__dict__
    if "newest_contact_change" not in kept:
        kept["newest_contact_change"] = latest_change(application.person)
    return kept["newest_contact_change"]


def waits_for(application: Application) -> ContactChange | None:
    """The same, while it is open."""
    change = change_of(application)
    return change if change is not None and change.is_open else None


class NewContactForm(CaseForm, AskFields):
    title = _("A new phone number or email address")
    intro = _(
        "For somebody who lost theirs, or whose number went to somebody else. Two of you make sure that it is them. "
        "The new one lets them in a day later."
    )
    button = _("Ask for it")
    done = _("Written down. Now a second person has to agree.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about(self.application.person)

    @classmethod
    def is_offered(cls, application: Application, user: User) -> bool:
        return waits_for(application) is None and not is_staff_member(application.person)

    def carry_out(self) -> Any:
        return contact_changes.request_contact_change(self.application, by=self.user, **self.cleaned_data)


class AgreeNewContactForm(CaseForm, AgreeFields):
    title = _("Agree to the new number or address")
    intro = _("You are the second person. Talk with them yourself, in a way that you are sure of.")
    button = _("I agree")
    done = _("Agreed. They hear of it where we still reach them.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        change = open_change(self.application.person)
        self.facts = facts_of(change) if change else []
        self.about(change)

    @classmethod
    def is_offered(cls, application: Application, user: User) -> bool:
        change = waits_for(application)
        return change is not None and change.agreed_at is None and change.asked_by_id != user.pk

    def carry_out(self) -> Any:
        return contact_changes.agree_to_contact_change(self.application, by=self.user, **self.cleaned_data)


class StopNewContactForm(CaseForm):
    title = _("Stop the new number or address")
    intro = _("Nothing new counts then. If the old one was shut, it stays shut.")
    button = _("Stop it")
    done = _("Stopped. Nothing new counts.")

    @classmethod
    def is_offered(cls, application: Application, user: User) -> bool:
        return waits_for(application) is not None

    def carry_out(self) -> Any:
        return contact_changes.stop_contact_change(self.application, by=self.user)
