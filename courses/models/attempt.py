"""One attempt at a quiz."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.enrolment import Enrolment, OwnRows


class Attempt(models.Model):
    """`paper` holds the questions as they were drawn and shuffled; it is scored on the server, once.

    There is no clock: an open attempt waits as long as the person likes. Only courses/domain/attempts.py changes
    the state.
    """

    class State(models.TextChoices):
        OPEN = "open", _("under way")
        SUBMITTED = "submitted", _("finished")
        CLOSED = "closed", _("set aside")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attempts")
    version = models.ForeignKey("courses.ModuleVersion", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("which go"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN, editable=False)
    seed = models.BigIntegerField(_("seed of the draw"))
    paper = models.JSONField(_("questions as drawn"))
    pass_mark = models.PositiveSmallIntegerField(_("pass mark in percent at that time"))
    started_at = models.DateTimeField(_("begun"))
    submitted_at = models.DateTimeField(_("finished"), null=True, blank=True)
    score = models.PositiveSmallIntegerField(_("score in percent"), null=True, blank=True)
    passed = models.BooleanField(_("passed"), null=True)
    marks = models.JSONField(_("share of the point for each question, in hundredths"), null=True, blank=True)

    objects = OwnRows.as_manager()

    class Meta:
        verbose_name = _("go at a quiz")
        ordering = ["enrolment", "number"]
        constraints = [
            models.UniqueConstraint("enrolment", "number", name="courses_attempt_number"),
            models.UniqueConstraint(
                fields=["enrolment"], condition=models.Q(state="open"), name="courses_attempt_one_open"
            ),
            models.CheckConstraint(
                condition=models.Q(state="submitted", submitted_at__isnull=False, score__isnull=False)
                | models.Q(state__in=["open", "closed"], submitted_at__isnull=True, score__isnull=True),
                name="courses_attempt_state",
            ),
        ]

    def __str__(self) -> str:
        return f"attempt {self.uuid}"


class AttemptAnswer(models.Model):
    """The response to one question of an attempt, in the shape of the question's kind; changed until the end.

    It is kept as soon as it is given. A row with an empty response, or none, is a question that is still open.
    """

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="answers")
    position = models.PositiveSmallIntegerField(_("question number"))
    response = models.JSONField(_("response"))
    given_at = models.DateTimeField(_("given"), auto_now=True)

    class Meta:
        verbose_name = _("answer in a go")
        ordering = ["attempt", "position"]
        constraints = [models.UniqueConstraint("attempt", "position", name="courses_answer_position")]

    def __str__(self) -> str:
        return f"answer {self.position} of attempt {self.attempt_id}"
