"""One person's application for one role, from the first hello to clearance."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.models import Area
from lms.platform.trust.fields import SealedJSONField, SealedTextField
from lms.platform.trust.models import SealedModel
from recruitment.models.role import RoleProfile
from recruitment.models.scope import OwnCaseQuerySet
from recruitment.models.stages import LIVE, SIDE, Stage


class ApplicationQuerySet(OwnCaseQuerySet):
    """`worked_by` for staff, `of` for the person it is about."""

    to_application = ""

    def of(self, person: Any) -> "ApplicationQuerySet":
        """The person's own applications, newest first."""
        return self.filter(person=person).order_by("-created_at", "-pk")

    def live(self) -> "ApplicationQuerySet":
        """Not at an end."""
        return self.filter(stage__in=LIVE)


class Application(SealedModel):
    """`stage` and `sequence` are written by `domain.workflow` alone, `snapshot_hash` by `domain.snapshots`."""

    class StartedBy(models.TextChoices):
        THEMSELVES = "themselves", _("The person, online")
        PHONE = "phone", _("Taken down by phone")
        PAPER = "paper", _("From a paper form")
        IN_PERSON = "in_person", _("Taken down together")

    class Confirmed(models.TextChoices):
        CODE = "code", _("With a code sent to them")
        READ_BACK = "read_back", _("Read back to them, they agreed")
        SIGNATURE = "signature", _("They signed a paper copy")

    reference = models.CharField(max_length=8, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="applications")
    profile = models.ForeignKey(RoleProfile, models.PROTECT, null=True, blank=True, related_name="applications")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="applications")
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="applications_coordinated"
    )
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.ENQUIRY, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    paused_from = models.CharField(max_length=20, choices=Stage.choices, blank=True, editable=False)
    entered_at = models.DateTimeField(default=timezone.now, editable=False)
    expected_by = models.DateField(_("next step expected by"), default=timezone.localdate)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    enquired_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_contact_at = models.DateTimeField(default=timezone.now)
    callback_requested_at = models.DateTimeField(_("asked us to ring"), null=True, blank=True, editable=False)

    language = models.CharField(_("language"), max_length=40, default="English", blank=True)
    format_needs = SealedJSONField(_("what they need from us"), opened="visible", null=True, blank=True)
    source = SealedTextField(_("how they heard of us"), opened="visible", null=True, blank=True)

    started_by = models.CharField(max_length=10, choices=StartedBy.choices, default=StartedBy.THEMSELVES)
    taken_down_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answers_confirmed = models.CharField(max_length=10, choices=Confirmed.choices, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    submit_token = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    snapshot_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["expected_by", "pk"]
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="recruitment_known_stage"),
            models.CheckConstraint(
                condition=Q(stage__in=SIDE, paused_from__gt="") | (~Q(stage__in=SIDE) & Q(paused_from="")),
                name="recruitment_side_stage_knows_where_from",
            ),
            models.UniqueConstraint(
                fields=["person", "profile"],
                condition=Q(stage__in=LIVE),
                name="recruitment_one_live_application_a_role",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(stage__in=LIVE, profile=None),
                name="recruitment_one_live_enquiry_without_a_role",
            ),
        ]
        indexes = [
            models.Index(fields=["stage", "expected_by", "id"], name="recruitment_queue"),
            models.Index(fields=["coordinator", "stage", "expected_by"], name="recruitment_my_queue"),
            models.Index(fields=["expected_by", "id"], name="recruitment_keyset"),
        ]

    def __str__(self) -> str:
        return self.shown_reference

    @property
    def shown_reference(self) -> str:
        """As people read it aloud: "K7TW 4MRA"."""
        return f"{self.reference[:4]} {self.reference[4:]}"


class Answer(SealedModel):
    """What one person said on one page of the form. `version` lets an older page notice that it is older."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="answers")
    task = models.SlugField(max_length=40)
    data = SealedJSONField(opened="visible")
    version = models.PositiveIntegerField(default=1)
    complete = models.BooleanField(default=False)
    saved_at = models.DateTimeField(default=timezone.now)

    objects = OwnCaseQuerySet.as_manager()

    class Meta:
        ordering = ["application_id", "pk"]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(fields=["application", "task"], name="recruitment_one_answer_a_task"),
        ]

    def __str__(self) -> str:
        return self.task


class Snooze(models.Model):
    """ "Not before this day", for one member of staff; nobody else's queue changes."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="snoozes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    until = models.DateField(_("until"))

    class Meta:
        verbose_name = _("snooze")
        verbose_name_plural = _("snoozes")
        constraints = [
            models.UniqueConstraint(fields=["application", "user"], name="recruitment_one_snooze_each"),
        ]

    def __str__(self) -> str:
        return str(self.until)
