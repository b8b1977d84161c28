"""Evidence that a coordinator records: conversations, the agreement, who the person knows."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.trust.fields import SealedTextField
from lms.platform.trust.models import SealedModel
from recruitment.models.application import Application
from recruitment.models.scope import CaseQuerySet, OwnCaseQuerySet


class Channel(models.TextChoices):
    """How two people spoke."""

    CALL = "call", _("By phone")
    TEXT = "text", _("By text")
    EMAIL = "email", _("By email")
    VIDEO = "video", _("By video")
    IN_PERSON = "in_person", _("In person")
    POST = "post", _("By post")


class ConversationLog(SealedModel):
    """One conversation, or one try. Never what a check or a disclosure said: that has its own sealed place."""

    class Kind(models.TextChoices):
        FIRST = "first", _("First conversation")
        FOLLOW_UP = "follow_up", _("Another conversation")
        ATTEMPT = "attempt", _("We tried, no answer")
        STILL_THERE = "still_there", _("Asked if they want to go on")
        RETURN = "return", _("Return conversation")
        IN_PLACE_OF_REFERENCE = "in_place_of_reference", _("Structured conversation beside one referee")

    application = models.ForeignKey(Application, models.CASCADE, related_name="conversations")
    kind = models.CharField(_("kind"), max_length=24, choices=Kind.choices, default=Kind.FOLLOW_UP)
    channel = models.CharField(_("how"), max_length=9, choices=Channel.choices)
    happened_at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    notes = SealedTextField(_("notes"), opened="visible", null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_at", "-pk"]
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")

    def __str__(self) -> str:
        return self.get_kind_display()


class Agreement(SealedModel):
    """The volunteer agreement, agreed by the person: with a code, read back to them, or signed on paper."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="agreements")
    how = models.CharField(_("how they agreed"), max_length=10, choices=Application.Confirmed.choices)
    edition = models.CharField(_("edition of the agreement"), max_length=20)
    agreed_on = models.DateField(_("agreed on"), default=timezone.localdate)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    note = SealedTextField(_("who read it back, or where the paper is"), opened="visible", null=True, blank=True)

    objects = OwnCaseQuerySet.as_manager()

    class Meta:
        ordering = ["-agreed_on", "-pk"]
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")

    def __str__(self) -> str:
        return self.get_how_display()


class ConflictCheck(SealedModel):
    """That we asked whom they know among staff, clients, mentors and police. The ties themselves are in accounts."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="conflict_checks")
    asked_on = models.DateField(_("asked on"), default=timezone.localdate)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    staff_asked = models.BooleanField(_("asked about staff"), default=False)
    clients_asked = models.BooleanField(_("asked about people we support"), default=False)
    mentors_asked = models.BooleanField(_("asked about other mentors"), default=False)
    police_asked = models.BooleanField(_("asked about the police"), default=False)
    note = SealedTextField(_("what was agreed"), opened="visible", null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-pk"]
        verbose_name = _("conflict check")
        verbose_name_plural = _("conflict checks")

    def __str__(self) -> str:
        return str(self.asked_on)

    @property
    def is_complete(self) -> bool:
        """All four questions were asked."""
        return self.staff_asked and self.clients_asked and self.mentors_asked and self.police_asked


class SimpleEvidence(models.Model):
    """For kinds that need no more than "seen, by whom, when": right to volunteer, police vetting outcome level."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="simple_evidence")
    kind = models.CharField(
        max_length=24,
        choices=[("right_to_volunteer", _("Right to volunteer")), ("police_vetting", _("Police vetting"))],
    )
    level = models.CharField(_("level, for vetting"), max_length=20, blank=True)
    in_place = models.BooleanField(_("in place"), default=False)
    seen_on = models.DateField(_("seen on"), default=timezone.localdate)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-seen_on", "-pk"]
        verbose_name = _("right to volunteer or vetting")
        verbose_name_plural = _("right to volunteer and vetting")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["right_to_volunteer", "police_vetting"]), name="recruitment_simple_evidence_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
