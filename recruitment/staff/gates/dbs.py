"""The DBS check on the staff screens: that it was seen and whether there is something on it, never what."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.pages.web.fields import DatePartsField
from recruitment.domain.base.refusals import GateRefused
from recruitment.domain.evidence import (
    dbs,
)
from recruitment.domain.evidence.dbs import update_service_deadline
from recruitment.models import (
    Application,
    DbsCheck,
    GateKind,
    StatusCheck,
)
from recruitment.staff.base.case_form import CaseForm, notes_field, radio
from recruitment.staff.gates.base import (
    Fact,
    Openable,
    StaffGate,
    full_day,
    name_for,
    newest,
    openable,
    rows_of,
    short_day,
)


class DbsAskForm(CaseForm):
    title = gettext_lazy("A check was asked for")
    intro = gettext_lazy("At the level of the role and no other. Asking for more than the law allows is unlawful.")
    gate = GateKind.DBS
    grants = (Grant.DBS_RECORD,)

    application_reference = forms.CharField(
        label=gettext_lazy("Reference of the DBS application"), max_length=30, required=False
    )
    volunteer_basis = forms.BooleanField(
        label=gettext_lazy("It is free: unpaid, no trainee post, for somebody else's good"), required=False
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
            raise GateRefused(_("No DBS check waits for this here. Perhaps somebody was first."))
        return found


class DbsSeenForm(_OneCheck):
    title = gettext_lazy("I saw the original")
    intro = gettext_lazy(
        "Write down that you saw it and whether there is something on it. Never what. There is no upload."
    )
    waits: ClassVar[dict[str, Any]] = {"seen_on": None}

    certificate_number = forms.CharField(
        label=gettext_lazy("Certificate number"), max_length=20, help_text=gettext_lazy("Sealed.")
    )
    issued_on = DatePartsField(label=gettext_lazy("Date of issue"))
    result = radio(
        gettext_lazy("What it shows"),
        [
            ("blank", gettext_lazy("Nothing on it")),
            ("information_disclosed", gettext_lazy("Something on it, to be weighed by people")),
        ],
    )
    name_matches = forms.BooleanField(label=gettext_lazy("The name matches"), required=False)
    time_abroad_considered = forms.BooleanField(label=gettext_lazy("I thought about time abroad"), required=False)

    def carry_out(self) -> Any:
        return dbs.record_dbs_certificate(self.check(), by=self.user, **self.cleaned_data)


class DbsCorrectForm(DbsSeenForm):
    title = gettext_lazy("Complete or correct it")
    intro = gettext_lazy(
        "Write it down once more, as it stands on the certificate. What was there before stays on record."
    )
    waits: ClassVar[dict[str, Any]] = {"seen_on__isnull": False}

    reason = notes_field(gettext_lazy("What was missing or wrong?"), required=True, rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = self.row(self.application, self.user)
        for name in ("issued_on", "result", "name_matches", "time_abroad_considered") if found else ():
            self.fields[name].initial = getattr(found, name)

    def carry_out(self) -> Any:
        return dbs.correct_dbs_certificate(self.check(), by=self.user, **self.cleaned_data)


class UpdateServiceForm(_OneCheck):
    title = gettext_lazy("They joined the Update Service")
    intro = gettext_lazy("Within 30 days of the date of issue, and only if they agree to status checks.")
    waits: ClassVar[dict[str, Any]] = {"seen_on__isnull": False, "update_service": False}

    consent_on = DatePartsField(label=gettext_lazy("They agreed on"))

    def carry_out(self) -> Any:
        return dbs.join_update_service(self.check(), by=self.user, **self.cleaned_data)


class StatusCheckForm(_OneCheck):
    title = gettext_lazy("Write down a status check")
    intro = gettext_lazy("“Changed” means: ask for a new certificate. It says nothing about the person.")
    waits: ClassVar[dict[str, Any]] = {"update_service": True}

    result = radio(gettext_lazy("What the Update Service said"), StatusCheck.Result.choices)

    def carry_out(self) -> Any:
        return dbs.record_status_check(self.check(), by=self.user, **self.cleaned_data)


def facts(application: Application, viewer: User) -> list[Fact]:
    check = DbsCheck.objects.worked_by(viewer).filter(application=application).select_related("seen_by").first()
    if check is None:
        return []
    results = {"blank": _("Nothing on it"), "information_disclosed": _("Something on it, weighed by people")}
    facts = [
        (_("Level"), check.get_level_display()),
        (_("Workforce"), check.get_workforce_display()),
        (_("Reference of the DBS application"), check.application_reference),
        (_("Asked for"), full_day(check.asked_on)),
        (_("Issued"), full_day(check.issued_on)),
        (_("Original seen"), f"{full_day(check.seen_on)}, {check.seen_by.called}" if check.seen_by else ""),
        (_("What it shows"), results.get(check.result or "", "")),
        (_("The name matches"), _said(check, check.name_matches)),
        (_("Time abroad was thought about"), _said(check, check.time_abroad_considered)),
        (_("Corrected, because"), check.corrected_because or ""),
        (_("Update Service"), _("Joined") if check.update_service else _join_words(check)),
    ]
    status = [(_("Status check"), f"{full_day(one.checked_on)}: {_status(one)}") for one in check.status_checks.all()]
    return [{"term": term, "value": value} for term, value in [*facts, *status] if value]


def _said(check: DbsCheck, yes: bool) -> str:
    """Nothing before somebody has seen it: it was not asked yet."""
    if check.seen_on is None:
        return ""
    return _("Yes") if yes else _("Not yet")


def _join_words(check: DbsCheck) -> str:
    last = update_service_deadline(check)
    return _("Can be joined until %(day)s") % {"day": full_day(last)} if last else ""


def _status(one: Any) -> str:
    return str(dict(type(one).Result.choices).get(one.result, one.result))


def line(application: Application, viewer: User) -> str:
    check = newest(DbsCheck.objects.worked_by(viewer), application, "seen_by")
    if check is None:
        return ""
    if check.seen_by:
        return _("Original seen by %(who)s, %(day)s.") % {
            "who": name_for(check.seen_by, viewer),
            "day": short_day(check.seen_on),
        }
    return _("Asked for on %(day)s.") % {"day": short_day(check.asked_on)}


def sealed(application: Application, user: User) -> list[Openable]:
    seen = rows_of(DbsCheck.objects.worked_by(user), application)
    return [
        openable(row, "certificate_number", _("The certificate number"))
        for row in seen
        if row.may_reveal(user, "certificate_number")
    ]


STAFF_GATE = StaffGate(
    kind=GateKind.DBS,
    forms={
        "dbs-asked": DbsAskForm,
        "dbs-seen": DbsSeenForm,
        "dbs-correct": DbsCorrectForm,
        "dbs-update-service": UpdateServiceForm,
        "dbs-status": StatusCheckForm,
    },
    facts=facts,
    line=line,
    sealed=sealed,
)
