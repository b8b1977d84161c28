"""Identity on the staff screens: which types of document were seen, by whom, how. There is no upload."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from recruitment.domain.evidence import (
    identity,
)
from recruitment.domain.evidence.identity import DOCUMENTS, missing_in
from recruitment.domain.form.answers import name_on_papers
from recruitment.models import (
    Application,
    GateKind,
    IdentityCheck,
)
from recruitment.staff.base.case_form import CaseForm, notes_field, radio
from recruitment.staff.gates.base import Fact, StaffGate, full_day, name_for, newest, short_day


class IdentityForm(CaseForm):
    title = gettext_lazy("Look at papers together")
    intro = gettext_lazy(
        "Tick the kinds of paper you saw. No copies, no numbers. The page works out whether a route is met."
    )
    button = gettext_lazy("Write it down")
    done = gettext_lazy("Written down.")
    gate = GateKind.IDENTITY
    grants = (Grant.CASE_WORK, Grant.DBS_RECORD)

    documents = forms.MultipleChoiceField(
        label=gettext_lazy("What you saw"),
        choices=[
            (gettext_lazy("Group 1"), list(identity.GROUP_1.items())),
            (gettext_lazy("Group 2a"), list(identity.GROUP_2A.items())),
            (gettext_lazy("Group 2b"), list(identity.GROUP_2B.items())),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    viewing = radio(gettext_lazy("How did you see them?"), IdentityCheck.Viewing.choices)
    viewing_reason = notes_field(
        gettext_lazy("If by video: why not in person?"), hint=gettext_lazy("Kept two years."), rows=2
    )
    name_confirmed = forms.BooleanField(label=gettext_lazy("The name is the one they gave us"), required=False)
    birth_date_confirmed = forms.BooleanField(
        label=gettext_lazy("The date of birth is the one they gave us"), required=False
    )
    external_validation = forms.BooleanField(
        label=gettext_lazy("An outside service confirmed it (route 2)"), required=False
    )
    fingerprints = forms.BooleanField(label=gettext_lazy("Confirmed by fingerprints"), required=False)
    checker_is_independent = forms.BooleanField(
        label=gettext_lazy("I am not a relative, a friend or of the same household"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = name_on_papers(self.application)
        self.fields["name_confirmed"].help_text = _("They gave us: %(name)s") % {"name": name}

    def carry_out(self) -> Any:
        return identity.record_identity_check(self.application, by=self.user, **self.cleaned_data)


def facts(application: Application, viewer: User) -> list[Fact]:
    checks = IdentityCheck.objects.worked_by(viewer).filter(application=application).select_related("checker")
    return [{"term": full_day(check.checked_on), "lines": _identity_lines(check)} for check in checks]


def _identity_lines(check: IdentityCheck) -> list[str]:
    seen = [str(DOCUMENTS.get(document, document)) for document in check.documents]
    route = _("Route %(number)d is met") % {"number": check.route} if check.route else _("No route is met yet")
    who = _("%(how)s, seen by %(name)s") % {"how": check.get_viewing_display(), "name": check.checker.called}
    return [route, who, *seen, *missing_in(check)]


def line(application: Application, viewer: User) -> str:
    check = newest(IdentityCheck.objects.worked_by(viewer), application, "checker")
    if check is None:
        return ""
    route = _("Route %(number)d.") % {"number": check.route} if check.route else _("No route is met yet.")
    seen = {
        "how": check.get_viewing_display(),
        "who": name_for(check.checker, viewer),
        "day": short_day(check.checked_on),
    }
    return f"{route} {_('%(how)s, seen by %(who)s, %(day)s.') % seen}"


STAFF_GATE = StaffGate(kind=GateKind.IDENTITY, forms={"identity": IdentityForm}, facts=facts, line=line)
