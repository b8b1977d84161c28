"""The suitability assessment: written for every person, in the same way, so that its existence tells nothing."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.roles import Grant
from lms.platform.trust.fields import SealedTextField
from lms.platform.trust.models import SealedModel
from recruitment.models.application import Application
from recruitment.models.evidence.recorded import Channel
from recruitment.models.reading import may_reveal_case, was_relied_on
from recruitment.models.scope import CaseQuerySet

READERS = (Grant.ASSESS, Grant.DECIDE, Grant.REVIEW)


class AssessmentQuerySet(CaseQuerySet):
    """The checks team, those who decide, and those who review."""

    staff_grants = READERS


def _part(label: Any) -> SealedTextField:
    """One sealed part of an assessment: read only by `reveal()`."""
    return SealedTextField(label, opened="reveal", null=True, blank=True)


class SuitabilityAssessment(SealedModel):
    """One person's weighing of everything, for this role, now. A record alone never decides; nothing computes."""

    class Conclusion(models.TextChoices):
        SUITABLE = "suitable", _("Suitable")
        WITH_CONDITIONS = "with_conditions", _("Suitable with conditions")
        NOT_SUITABLE = "not_suitable", _("Not suitable for this role now")

    PARTS = (
        "relevance",
        "seriousness",
        "age_then",
        "time_since",
        "pattern",
        "circumstances",
        "changes",
        "own_account",
        "mitigations",
    )

    application = models.ForeignKey(Application, models.CASCADE, related_name="assessments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    completed_at = models.DateTimeField(null=True, blank=True, editable=False)
    relevance = _part(_("relevance to this role"))
    seriousness = _part(_("how serious"))
    age_then = _part(_("age then"))
    time_since = _part(_("time since"))
    pattern = _part(_("once, or a pattern"))
    circumstances = _part(_("circumstances then"))
    changes = _part(_("what has changed"))
    own_account = _part(_("the person's own account"))
    mitigations = _part(_("what would make it safe"))
    conditions = _part(_("conditions"))
    conclusion = SealedTextField(_("conclusion"), opened="visible", null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("suitability assessment")
        verbose_name_plural = _("suitability assessments")
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(completed_at=None), name="recruitment_one_open_assessment"
            ),
        ]

    def __str__(self) -> str:
        return str(self.started_at.date())

    def may_reveal(self, user: Any, field: str) -> bool:
        """Read by those who assess, later by those who decide, and by a reviewer where it was relied on."""
        return field in {*self.PARTS, "conditions"} and (
            may_reveal_case(user, self.application, Grant.ASSESS, Grant.DECIDE)
            or was_relied_on(user, self.application, self.completed_at)
        )


class Discussion(SealedModel):
    """An open talk with the person before anything adverse is proposed, or a documented try to have one."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="discussions")
    held = models.BooleanField(_("we spoke"), default=True)
    channel = models.CharField(_("how"), max_length=9, choices=Channel.choices)
    happened_at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    notes = SealedTextField(_("notes"), opened="reveal", null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_at", "-pk"]
        verbose_name = _("open discussion")
        verbose_name_plural = _("open discussions")

    def __str__(self) -> str:
        return str(self.happened_at.date())

    def may_reveal(self, user: Any, field: str) -> bool:
        """As an assessment."""
        return field == "notes" and (
            may_reveal_case(user, self.application, Grant.ASSESS, Grant.DECIDE)
            or was_relied_on(user, self.application, self.happened_at)
        )
