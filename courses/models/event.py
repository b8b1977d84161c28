"""The log of learning: rows are added and never changed."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.enrolment import Enrolment, OwnEnrolments


class Verb(models.TextChoices):
    """Verbs of the Experience API (xAPI), by their registered addresses; the value is what an export writes."""

    INITIALIZED = "http://adlnet.gov/expapi/verbs/initialized", _("began")
    PROGRESSED = "http://adlnet.gov/expapi/verbs/progressed", _("went on with")
    COMPLETED = "http://adlnet.gov/expapi/verbs/completed", _("completed")
    ATTEMPTED = "http://adlnet.gov/expapi/verbs/attempted", _("began a go at")
    PASSED = "http://adlnet.gov/expapi/verbs/passed", _("passed")
    FAILED = "http://adlnet.gov/expapi/verbs/failed", _("has not yet passed")
    VOIDED = "http://adlnet.gov/expapi/verbs/voided", _("was withdrawn from")


class LearningEvent(models.Model):
    """Who did what to which part of a version. `result` holds numbers and lasting names, never words of a person."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="learning_events")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="events")
    verb = models.CharField(_("verb"), max_length=80, choices=Verb)
    thing = models.CharField(_("what"), max_length=255, help_text=_("module, module/lesson or module/quiz/number"))
    result = models.JSONField(_("result"), default=dict, blank=True)
    at = models.DateTimeField(_("when"), auto_now_add=True)

    objects = OwnEnrolments.as_manager()

    class Meta:
        verbose_name = _("learning event")
        ordering = ["pk"]
        indexes = [models.Index(fields=["enrolment", "at"], name="courses_event_enrolment")]

    def __str__(self) -> str:
        return f"event {self.uuid}"
