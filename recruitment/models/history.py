"""What happened to an application, in order, for ever: never changed, only added to."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.trust.fields import SealedTextField
from lms.platform.trust.models import SealedModel
from recruitment.models.application import Application
from recruitment.models.scope import CaseQuerySet
from recruitment.models.stages import Stage


class StageMove(SealedModel):
    """One move. The pair (application, sequence) is unique: two people cannot both make the fourth move."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="moves")
    sequence = models.PositiveIntegerField()
    name = models.SlugField(max_length=40)
    left = models.CharField(max_length=20, choices=Stage.choices)
    entered = models.CharField(max_length=20, choices=Stage.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    note = SealedTextField(_("note"), opened="visible", null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["application_id", "sequence"]
        verbose_name = _("move")
        verbose_name_plural = _("moves")
        constraints = [
            models.UniqueConstraint(fields=["application", "sequence"], name="recruitment_one_move_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.left} -> {self.entered}"
