"""What a person has completed: a snapshot that no later change of the module can touch."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.enrolment import Enrolment, OwnEnrolments


class Completion(models.Model):
    """Written once by courses/domain/completion.py. A correction is a new row that `supersedes` this one.

    `snapshot`: key, version, title, public_title, sensitive, outcomes (list of texts), minutes, mode, how_assessed,
    framework, level, awarding_body, accreditation_reference, validity_months, requirements, evidence, score
    (percent or null).
    """

    class State(models.TextChoices):
        COMPLETE = "complete", _("complete")
        PASSED = "passed", _("passed")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="completions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="completions")
    module = models.ForeignKey("courses.Module", on_delete=models.PROTECT, related_name="completions")
    version = models.ForeignKey("courses.ModuleVersion", on_delete=models.PROTECT, related_name="completions")
    state = models.CharField(_("state"), max_length=10, choices=State, editable=False)
    completed_at = models.DateTimeField(_("completed"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    snapshot = models.JSONField(_("as it was"))
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=250, blank=True)

    objects = OwnEnrolments.as_manager()

    class Meta:
        verbose_name = _("completion")
        ordering = ["completed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="courses_completion_one_current",
            ),
        ]

    def __str__(self) -> str:
        return f"completion {self.uuid}"
