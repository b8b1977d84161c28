"""That somebody's identity was checked: which types of document, by whom, how. Never a copy, never a number."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.trust.fields import SealedTextField
from lms.platform.trust.models import SealedModel
from recruitment.models.application import Application
from recruitment.models.scope import CaseQuerySet


class IdentityCheck(SealedModel):
    """`route` is worked out by `domain.identity` from the documents; nobody types it. There is no upload."""

    class Viewing(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        DIGITAL = "digital", _("By a certified digital identity service")
        VIDEO_IN_HAND = "video_in_hand", _("By video, with the documents in our hands")
        VIDEO_THEN_ORIGINALS = "video_then_originals", _("By video, then the originals on the first day")

    NEEDS_REASON = (Viewing.VIDEO_IN_HAND, Viewing.VIDEO_THEN_ORIGINALS)

    application = models.ForeignKey(Application, models.CASCADE, related_name="identity_checks")
    checker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    checked_on = models.DateField(_("checked on"), default=timezone.localdate)
    viewing = models.CharField(_("how the documents were seen"), max_length=20, choices=Viewing.choices)
    viewing_reason = SealedTextField(_("why not in person"), opened="visible", null=True, blank=True)
    documents = models.JSONField(_("types of document seen"), default=list)
    name_confirmed = models.BooleanField(_("name confirmed"), default=False)
    birth_date_confirmed = models.BooleanField(_("date of birth confirmed"), default=False)
    external_validation = models.BooleanField(_("checked with an outside service too"), default=False)
    fingerprints = models.BooleanField(_("confirmed by fingerprints"), default=False)
    checker_is_independent = models.BooleanField(_("checker is no relative, friend or housemate"), default=False)
    route = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    is_complete = models.BooleanField(default=False, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-checked_on", "-pk"]
        verbose_name = _("identity check")
        verbose_name_plural = _("identity checks")
        constraints = [
            models.CheckConstraint(condition=Q(route=None) | Q(route__in=[1, 2, 3]), name="recruitment_known_route"),
        ]

    def __str__(self) -> str:
        return str(self.checked_on)
