"""The role profile: what a volunteer does, which checks the law allows for it, what must be in place first."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.models import Area
from recruitment.models.kinds import DEFAULT_GATES, GateKind


def default_gates() -> list[str]:
    """A fresh list for each new profile."""
    return list(DEFAULT_GATES)


def check_gates(value: Any) -> None:
    """An ordered list of known kinds, each once; training comes from the role's modules."""
    known = isinstance(value, list) and all(kind in GateKind.values and kind != GateKind.TRAINING for kind in value)
    if not known or len(set(value)) != len(value):
        raise ValidationError(_("Name each check once, from the list. Training comes from the modules."))


class RoleProfileQuerySet(models.QuerySet["RoleProfile"]):
    """Profiles are not about a person: everybody may read published ones."""

    def published(self) -> "RoleProfileQuerySet":
        return self.filter(is_published=True)

    def open_on(self, day: date) -> "RoleProfileQuerySet":
        """Published, begun, and not past the last day on which somebody may apply."""
        return self.published().filter(
            Q(opens_on=None) | Q(opens_on__lte=day), Q(closes_on=None) | Q(closes_on__gte=day)
        )

    def review_due_on(self, day: date) -> "RoleProfileQuerySet":
        """Published profiles whose DBS level should have been looked at again by `day`."""
        return self.published().filter(review_on__lte=day)


class RoleProfile(models.Model):  # type: ignore[django-manager-missing]  # a page brings its own manager
    """A level above basic needs the reason in words and the person who approved it; the database holds that too."""

    class Workforce(models.TextChoices):
        ADULT = "adult", _("Adults")
        CHILD = "child", _("Children")
        CHILD_AND_ADULT = "child_and_adult", _("Children and adults")
        OTHER = "other", _("Other")

    class DbsLevel(models.TextChoices):
        NONE = "none", _("No DBS check")
        BASIC = "basic", _("Basic")
        STANDARD = "standard", _("Standard")
        ENHANCED = "enhanced", _("Enhanced")
        ENHANCED_ADULT_BARRED = "enhanced_adult_barred", _("Enhanced with the adults' barred list")
        ENHANCED_CHILD_BARRED = "enhanced_child_barred", _("Enhanced with the children's barred list")
        ENHANCED_BOTH_BARRED = "enhanced_both_barred", _("Enhanced with both barred lists")

    slug = models.SlugField(_("short name for addresses"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=120)
    summary = models.CharField(_("in one sentence"), max_length=200, blank=True)
    activities = models.TextField(_("what a volunteer does"), blank=True)
    workforce = models.CharField(_("workforce"), max_length=15, choices=Workforce.choices, default=Workforce.ADULT)
    dbs_level = models.CharField(_("DBS level"), max_length=24, choices=DbsLevel.choices, default=DbsLevel.BASIC)
    eligibility_rationale = models.TextField(_("why the law allows this level"), blank=True)
    rationale_approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("approved by")
    )
    rationale_approved_on = models.DateField(_("approved on"), null=True, blank=True)
    review_on = models.DateField(_("look at the level again by"), null=True, blank=True)
    volunteer_basis_on = models.DateField(_("free check: volunteer basis confirmed on"), null=True, blank=True)
    areas = models.ManyToManyField(Area, related_name="role_profiles", verbose_name=_("areas"), blank=True)
    opens_on = models.DateField(_("opens"), null=True, blank=True)
    closes_on = models.DateField(_("last day to apply"), null=True, blank=True)
    minimum_age = models.PositiveSmallIntegerField(_("minimum age"), default=18)
    required_gates = models.JSONField(_("checks, in order"), default=default_gates, validators=[check_gates])
    required_modules = models.ManyToManyField(
        "courses.Module", related_name="+", verbose_name=_("training before clearance"), blank=True
    )
    is_published = models.BooleanField(_("people may apply"), default=False, editable=False)

    objects = RoleProfileQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        verbose_name = _("role profile")
        verbose_name_plural = _("role profiles")
        constraints = [
            models.CheckConstraint(condition=Q(minimum_age__gte=16), name="recruitment_nobody_under_16"),
            models.CheckConstraint(
                condition=Q(is_published=False)
                | Q(dbs_level__in=["none", "basic"])
                | (Q(rationale_approved_by__isnull=False) & ~Q(eligibility_rationale="")),
                name="recruitment_level_above_basic_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether somebody may apply today."""
        return not self.why_closed(timezone.localdate())

    @property
    def check_is_free(self) -> bool:
        """Whether the volunteer's DBS check costs nobody anything: standard and above, where the basis was confirmed.

        Basic checks are never free (https://www.gov.uk/guidance/dbs-check-fees, checked 22 November 2026).
        """
        costs = {self.DbsLevel.NONE, self.DbsLevel.BASIC}
        return self.volunteer_basis_on is not None and self.DbsLevel(self.dbs_level) not in costs

    def why_closed(self, day: date) -> str:
        """Empty where people may apply on `day`, else `unpublished`, `not_yet` or `closed`."""
        if not self.is_published:
            return "unpublished"
        if self.opens_on and day < self.opens_on:
            return "not_yet"
        return "closed" if self.closes_on and day > self.closes_on else ""
