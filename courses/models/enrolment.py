"""One person on one module, and how far they have come."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.platform.trust.fields import SealedTextField
from lms.platform.trust.models import SealedModel


class OwnRows(models.QuerySet):
    """Rows that belong to an enrolment or are one: a person sees their own and nobody else's."""

    person_path = "enrolment__person"

    def visible_to(self, user: Any) -> "OwnRows":
        """The rows of `user`; none for somebody who has not signed in."""
        return self.filter(**{self.person_path: user}) if user.is_authenticated else self.none()


class OwnEnrolments(OwnRows):
    person_path = "person"


class Enrolment(models.Model):
    """`cycle` is 0 at first and counts up with each renewal. Only courses/domain/enrolment.py changes the state."""

    class State(models.TextChoices):
        ASSIGNED = "assigned", _("not begun")
        IN_PROGRESS = "in_progress", _("under way")
        COMPLETED = "completed", _("done")
        WITHDRAWN = "withdrawn", _("stopped")
        EXEMPT = "exempt", _("already known")

    OPEN = (State.ASSIGNED, State.IN_PROGRESS)
    READABLE = (*OPEN, State.COMPLETED, State.EXEMPT)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="enrolments")
    module = models.ForeignKey("courses.Module", on_delete=models.PROTECT, related_name="enrolments")
    version = models.ForeignKey("courses.ModuleVersion", on_delete=models.PROTECT, related_name="enrolments")
    cycle = models.PositiveSmallIntegerField(_("cycle"), default=0)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.ASSIGNED, editable=False)
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    assigned_at = models.DateTimeField(_("assigned"), auto_now_add=True)
    due_on = models.DateField(_("hoped for by"), null=True, blank=True)
    started_at = models.DateTimeField(_("begun"), null=True, blank=True)
    ended_at = models.DateTimeField(_("done or stopped"), null=True, blank=True)

    objects = OwnEnrolments.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        ordering = ["assigned_at", "pk"]
        constraints = [
            models.UniqueConstraint("person", "module", "cycle", name="courses_enrolment_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=["assigned", "in_progress", "completed", "withdrawn", "exempt"]),
                name="courses_enrolment_state",
            ),
        ]

    def __str__(self) -> str:
        return f"enrolment {self.uuid}"


class LessonProgress(models.Model):
    """Where somebody is in a lesson of their version."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="lessons")
    lesson = models.SlugField(_("lesson"), max_length=255)
    opened_at = models.DateTimeField(_("first opened"))
    seen_at = models.DateTimeField(_("last opened"))
    done_at = models.DateTimeField(_("marked done"), null=True, blank=True)

    objects = OwnRows.as_manager()

    class Meta:
        verbose_name = _("lesson progress")
        constraints = [models.UniqueConstraint("enrolment", "lesson", name="courses_lesson_progress_once")]

    def __str__(self) -> str:
        return f"{self.lesson} in enrolment {self.enrolment_id}"


class PracticeAnswer(models.Model):
    """A response in a lesson, to a formative question or in a step of a scenario. Never scored; earlier ones stay."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="practice")
    lesson = models.SlugField(_("lesson"), max_length=255)
    block = models.SlugField(_("question or scenario"), max_length=130)
    step = models.SlugField(_("step of a scenario"), max_length=60, blank=True)
    response = models.JSONField(_("response"))
    given_at = models.DateTimeField(_("given"), auto_now_add=True)

    objects = OwnRows.as_manager()

    class Meta:
        verbose_name = _("practice answer")
        ordering = ["pk"]
        indexes = [models.Index(fields=["enrolment", "lesson"], name="courses_practice_lesson")]

    def __str__(self) -> str:
        return f"{self.block} in enrolment {self.enrolment_id}"


class LessonNote(SealedModel):
    """What somebody wrote for themselves under "Think about it". Nobody else reads it."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="notes")
    lesson = models.SlugField(_("lesson"), max_length=255)
    block = models.SlugField(_("question"), max_length=60)
    words = SealedTextField(_("their own words"), opened="visible")
    saved_at = models.DateTimeField(_("saved"), auto_now=True)

    objects = OwnRows.as_manager()

    class Meta:
        verbose_name = _("note to self")
        constraints = [models.UniqueConstraint("enrolment", "lesson", "block", name="courses_note_once")]

    def __str__(self) -> str:
        return f"note {self.uuid}"
