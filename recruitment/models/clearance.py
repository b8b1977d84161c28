"""Clearance for one role: what carries the promise of the gates once somebody is cleared."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.trust.fields import SealedTextField
from lms.platform.trust.models import SealedModel
from recruitment.models.application import Application
from recruitment.models.decision import Determination
from recruitment.models.role import RoleProfile
from recruitment.models.scope import CaseQuerySet, OwnCaseQuerySet


class ClearanceQuerySet(OwnCaseQuerySet):
    """Clearances are the mentor's to see, and casework's."""

    def in_force(self) -> "ClearanceQuerySet":
        """Under these nobody may change a gate for the worse."""
        return self.filter(state__in=IN_FORCE)


class Clearance(SealedModel):
    """`state` and `sequence` are written by `domain.clearance` alone, and always because a person acted."""

    class State(models.TextChoices):
        ACTIVE = "active", _("Current")
        CONDITIONAL = "conditional", _("Current, with conditions")
        RESTRICTED = "restricted", _("Restricted")
        SABBATICAL = "sabbatical", _("On a break")
        ENDED = "ended", _("Ended")

    application = models.OneToOneField(Application, models.PROTECT, related_name="clearance")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="clearances")
    profile = models.ForeignKey(RoleProfile, models.PROTECT, related_name="clearances")
    determination = models.OneToOneField(Determination, models.PROTECT, related_name="clearance")
    state = models.CharField(max_length=11, choices=State.choices, default=State.ACTIVE, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    conditions = SealedTextField(_("conditions"), opened="visible", null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        verbose_name = _("clearance")
        verbose_name_plural = _("clearances")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["active", "conditional", "restricted", "sabbatical", "ended"]),
                name="recruitment_known_clearance_state",
            ),
        ]

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def is_in_force(self) -> bool:
        """May work with people today."""
        return self.state in IN_FORCE


IN_FORCE = (Clearance.State.ACTIVE, Clearance.State.CONDITIONAL)


class ClearanceChange(models.Model):
    """One change of a clearance, for ever."""

    class ClearanceChangeQuerySet(OwnCaseQuerySet):
        to_application = "clearance__application__"

    clearance = models.ForeignKey(Clearance, models.CASCADE, related_name="changes")
    sequence = models.PositiveIntegerField()
    left = models.CharField(max_length=11, choices=Clearance.State.choices, blank=True)
    entered = models.CharField(max_length=11, choices=Clearance.State.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = ClearanceChangeQuerySet.as_manager()

    class Meta:
        ordering = ["clearance_id", "sequence"]
        verbose_name = _("change of a clearance")
        verbose_name_plural = _("changes of clearances")
        constraints = [
            models.UniqueConstraint(fields=["clearance", "sequence"], name="recruitment_one_clearance_change_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.left} -> {self.entered}"


class RestrictionFollowUp(SealedModel):
    """What follows from one restriction, as a coordinator has settled it: one row for each time a clearance was
    restricted (`sequence` is that of its `ClearanceChange`).
    """

    class FollowUpQuerySet(CaseQuerySet):
        to_application = "clearance__application__"

    clearance = models.ForeignKey(Clearance, models.CASCADE, related_name="follow_ups")
    sequence = models.PositiveIntegerField()
    people_told = SealedTextField(_("who tells the people they support"), opened="visible")
    handed_over = SealedTextField(_("who takes over"), opened="visible")
    talk = SealedTextField(_("when we talk with them"), opened="visible")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["clearance_id", "sequence"]
        verbose_name = _("what follows from a restriction")
        verbose_name_plural = _("what follows from restrictions")
        constraints = [
            models.UniqueConstraint(fields=["clearance", "sequence"], name="recruitment_one_follow_up_a_restriction"),
        ]

    def __str__(self) -> str:
        return f"{self.clearance_id}: {self.sequence}"
