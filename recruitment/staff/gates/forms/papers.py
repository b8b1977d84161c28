"""Identity, DBS, agreement, who they know: that it was seen, never what it says. There is no upload."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.roles import Grant
from lms.platform.pages.web.fields import DatePartsField
from recruitment.domain.base.refusals import GateRefused
from recruitment.domain.evidence import agreements, dbs, identity
from recruitment.domain.form.answers import name_on_papers
from recruitment.models import Application, DbsCheck, GateKind, IdentityCheck, StatusCheck
from recruitment.staff.base.case_form import CaseForm, notes_field, radio


class IdentityForm(CaseForm):
    title = _("Look at papers together")
    intro = _("Tick the kinds of paper you saw. No copies, no numbers. The page works out whether a route is met.")
    button = _("Write it down")
    done = _("Written down.")
    gate = GateKind.IDENTITY
    grants = (Grant.CASE_WORK, Grant.DBS_RECORD)

    documents = forms.MultipleChoiceField(
        label=_("What you saw"),
        choices=[
            (_("Group 1"), list(identity.GROUP_1.items())),
            (_("Group 2a"), list(identity.GROUP_2A.items())),
            (_("Group 2b"), list(identity.GROUP_2B.items())),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    viewing = radio(_("How did you see them?"), IdentityCheck.Viewing.choices)
    viewing_reason = notes_field(_("If by video: why not in person?"), hint=_("Kept two years."), rows=2)
    name_confirmed = forms.BooleanField(label=_("The name is the one they gave us"), required=False)
    birth_date_confirmed = forms.BooleanField(label=_("The date of birth is the one they gave us"), required=False)
    external_validation = forms.BooleanField(label=_("An outside service confirmed it (route 2)"), required=False)
    fingerprints = forms.BooleanField(label=_("Confirmed by fingerprints"), required=False)
    checker_is_independent = forms.BooleanField(
        label=_("I am not a relative, a friend or of the same household"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = name_on_papers(self.application)
        self.fields["name_confirmed"].help_text = translate("They gave us: %(name)s") % {"name": name}

    def carry_out(self) -> Any:
        return identity.record_identity_check(self.application, by=self.user, **self.cleaned_data)


class ConflictForm(CaseForm):
    title = _("Ask whom they know")
    intro = _("People they know here are declared apart, so that nobody acts on the case of somebody close.")
    gate = GateKind.CONFLICT_CHECK

    staff_asked = forms.BooleanField(label=_("I asked about staff"), required=False)
    clients_asked = forms.BooleanField(label=_("I asked about people we support"), required=False)
    mentors_asked = forms.BooleanField(label=_("I asked about other mentors"), required=False)
    police_asked = forms.BooleanField(label=_("I asked about the police"), required=False)
    note = notes_field(_("What we agreed"), rows=2)

    def carry_out(self) -> Any:
        return agreements.record_conflict_check(self.application, by=self.user, **self.cleaned_data)


class AgreementForm(CaseForm):
    title = _("Write down that they agreed")
    intro = _("When they agree online, this writes itself.")
    gate = GateKind.AGREEMENT

    how = radio(
        _("How did they agree?"),
        [choice for choice in Application.Confirmed.choices if choice[0] != Application.Confirmed.CODE],
    )
    note = notes_field(_("Who read it back, or where the paper is"), rows=2)

    @classmethod
    def is_offered(cls, application: Application, user: Any) -> bool:
        return agreements.current_agreement(application) is None

    def carry_out(self) -> Any:
        return agreements.record_agreement(self.application, by=self.user, **self.cleaned_data)


class _SeenForm(CaseForm):
    """That something is in place and until when; offered where the role asks for it."""

    in_place = radio(_("Is it in place?"), [("yes", _("Yes, I have seen it")), ("no", _("No, or not any more"))])
    ends_on = DatePartsField(label=_("Until when?"), help_text=_("Empty where it has no end."), required=False)

    @classmethod
    def is_offered(cls, application: Application, user: Any) -> bool:
        return any(gate.kind == cls.gate for gate in application.gates.all())

    def carry_out(self) -> Any:
        given = self.cleaned_data | {"in_place": self.cleaned_data["in_place"] == "yes"}
        return agreements.record_seen(self.application, kind=self.gate, by=self.user, **given)


class RightToVolunteerForm(_SeenForm):
    title = _("See that they may volunteer")
    intro = _("Write down that you saw it and until when. No copies, no numbers, and never why.")
    gate = GateKind.RIGHT_TO_VOLUNTEER


class VettingForm(_SeenForm):
    title = _("Write down the vetting")
    intro = _("The level and until when it counts. What was looked at does not come here.")
    gate = GateKind.POLICE_VETTING
    grants = (Grant.DBS_RECORD,)

    level = forms.CharField(label=_("Level"), max_length=20, required=False)


class DbsAskForm(CaseForm):
    title = _("A check was asked for")
    intro = _("At the level of the role and no other. Asking for more than the law allows is unlawful.")
    gate = GateKind.DBS
    grants = (Grant.DBS_RECORD,)

    application_reference = forms.CharField(label=_("Reference of the DBS application"), max_length=30, required=False)
    volunteer_basis = forms.BooleanField(
        label=_("It is free: unpaid, no trainee post, for somebody else's good"), required=False
    )

    def carry_out(self) -> Any:
        return dbs.record_dbs_application(self.application, by=self.user, **self.cleaned_data)


class _OneCheck(CaseForm):
    """About the newest DBS check that `waits` for this; somebody else may have been quicker."""

    gate = GateKind.DBS
    grants = (Grant.DBS_RECORD,)
    waits: ClassVar[dict[str, Any]]

    @classmethod
    def row(cls, application: Application, user: Any) -> DbsCheck | None:
        return DbsCheck.objects.worked_by(user).filter(application=application, **cls.waits).first()

    @classmethod
    def is_offered(cls, application: Application, user: Any) -> bool:
        return cls.row(application, user) is not None

    def check(self) -> DbsCheck:
        found = self.row(self.application, self.user)
        if found is None:
            raise GateRefused(translate("No DBS check waits for this here. Perhaps somebody was first."))
        return found


class DbsSeenForm(_OneCheck):
    title = _("I saw the original")
    intro = _("Write down that you saw it and whether there is something on it. Never what. There is no upload.")
    waits: ClassVar[dict[str, Any]] = {"seen_on": None}

    certificate_number = forms.CharField(label=_("Certificate number"), max_length=20, help_text=_("Sealed."))
    issued_on = DatePartsField(label=_("Date of issue"))
    result = radio(
        _("What it shows"),
        [("blank", _("Nothing on it")), ("information_disclosed", _("Something on it, to be weighed by people"))],
    )
    name_matches = forms.BooleanField(label=_("The name matches"), required=False)
    time_abroad_considered = forms.BooleanField(label=_("I thought about time abroad"), required=False)

    def carry_out(self) -> Any:
        return dbs.record_dbs_certificate(self.check(), by=self.user, **self.cleaned_data)


class UpdateServiceForm(_OneCheck):
    title = _("They joined the Update Service")
    intro = _("Within 30 days of the date of issue, and only if they agree to status checks.")
    waits: ClassVar[dict[str, Any]] = {"seen_on__isnull": False, "update_service": False}

    consent_on = DatePartsField(label=_("They agreed on"))

    def carry_out(self) -> Any:
        return dbs.join_update_service(self.check(), by=self.user, **self.cleaned_data)


class StatusCheckForm(_OneCheck):
    title = _("Write down a status check")
    intro = _("“Changed” means: ask for a new certificate. It says nothing about the person.")
    waits: ClassVar[dict[str, Any]] = {"update_service": True}

    result = radio(_("What the Update Service said"), StatusCheck.Result.choices)

    def carry_out(self) -> Any:
        return dbs.record_status_check(self.check(), by=self.user, **self.cleaned_data)
