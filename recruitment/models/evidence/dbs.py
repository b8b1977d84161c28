"""That a DBS certificate was seen, and the Update Service asked. Existence and result; never content, no upload."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.roles import Grant
from lms.platform.trust.fields import SealedTextField
from lms.platform.trust.models import SealedModel
from recruitment.models.application import Application
from recruitment.models.reading import may_reveal_case
from recruitment.models.role import RoleProfile
from recruitment.models.scope import CaseQuerySet


class DbsQuerySet(CaseQuerySet):
    """Disclosure officers and decision makers; coordinators see the gate alone."""

    staff_grants = (Grant.DBS_RECORD, Grant.DECIDE, Grant.REVIEW)


class StatusCheckQuerySet(DbsQuerySet):
    to_application = "dbs__application__"


class DbsCheck(SealedModel):
    """`result` is `blank` or `information_disclosed`, sealed, and empty until the original was seen in person.

    The newest row counts. A slip is corrected by a row that `supersedes` the one with the slip, which stays.
    """

    class Result(models.TextChoices):
        BLANK = "blank", _("Nothing on it")
        INFORMATION = "information_disclosed", _("Something on it")

    application = models.ForeignKey(Application, models.CASCADE, related_name="dbs_checks")
    application_reference = models.CharField(_("DBS application reference"), max_length=30, blank=True)
    level = models.CharField(_("level"), max_length=24, choices=RoleProfile.DbsLevel.choices)
    workforce = models.CharField(_("workforce"), max_length=15, choices=RoleProfile.Workforce.choices)
    adult_list_checked = models.BooleanField(_("adults' barred list checked"), default=False)
    child_list_checked = models.BooleanField(_("children's barred list checked"), default=False)
    volunteer_basis = models.BooleanField(_("free check for a volunteer"), default=False)
    asked_on = models.DateField(_("asked for on"), default=timezone.localdate)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    certificate_number = SealedTextField(_("certificate number"), opened="reveal", null=True, blank=True)
    name_matches = models.BooleanField(_("name matches"), default=False)
    time_abroad_considered = models.BooleanField(_("time abroad considered"), default=False)
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    seen_on = models.DateField(_("original seen on"), null=True, blank=True)
    result = SealedTextField(_("what it shows"), opened="visible", null=True, blank=True)
    update_service = models.BooleanField(_("joined the Update Service"), default=False)
    update_consent_on = models.DateField(_("agreed to status checks on"), null=True, blank=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by", editable=False
    )
    corrected_because = SealedTextField(_("why it was corrected"), opened="visible", null=True, blank=True)

    objects = DbsQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-pk"]
        verbose_name = _("DBS check")
        verbose_name_plural = _("DBS checks")

    def __str__(self) -> str:
        return self.application_reference or self.get_level_display()

    def may_reveal(self, user: Any, field: str) -> bool:
        """The number is for people who record certificates, to compare it."""
        return field == "certificate_number" and may_reveal_case(user, self.application, Grant.DBS_RECORD)


class StatusCheck(SealedModel):
    """One question to the Update Service. `changed` means "ask for a new certificate"; it is not a finding."""

    class Result(models.TextChoices):
        BLANK_NO_CHANGE = "blank_no_change", _("Nothing on it, no change")
        INFO_NO_CHANGE = "info_no_change", _("Something on it, no change")
        CHANGED = "changed", _("Changed: ask for a new certificate")
        NO_MATCH = "no_match", _("No match: check the details")

    dbs = models.ForeignKey(DbsCheck, models.CASCADE, related_name="status_checks")
    checked_on = models.DateField(_("checked on"), default=timezone.localdate)
    checker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    result = SealedTextField(_("result"), opened="visible")

    objects = StatusCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-checked_on", "-pk"]
        verbose_name = _("status check")
        verbose_name_plural = _("status checks")

    def __str__(self) -> str:
        return str(self.checked_on)
