"""One thing to tell one person. The row is the outbox: whatever happens to a task, the row waits until it is said."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.domain.grants import areas_for
from lms.platform.accounts.models import Area, Relationship
from lms.platform.accounts.roles import Grant
from lms.platform.trust.fields import SealedJSONField
from lms.platform.trust.models import SealedModel


def label_of(about: Any) -> str:
    """How a letter names what it is about: `app.model:uuid` (or its key, where it has no uuid); "" for nothing."""
    if not about:
        return ""
    if isinstance(about, str):
        return about
    return f"{about._meta.label_lower}:{getattr(about, 'uuid', None) or about.pk}"


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters as somebody may see them, or as the clock sees them."""

    def visible_to(self, user: Any) -> "LetterQuerySet":
        """Other people's letters that `user` may read: those of an area in which they may see cases.

        A letter about somebody who is not placed yet is seen in every area, as their case is. Other letters without an
        area (alerts to staff) are seen by those alone who see cases everywhere. Nobody sees here their own letters, or
        those of people close to them.
        """
        areas = areas_for(user, Grant.CASE_VIEW)
        here = Q(area__in=areas or []) | (Q(unplaced=True) if areas else Q(pk__in=[]))
        seen = self if areas is None else self.filter(here)
        close = Relationship.objects.filter(Q(person_id=user.pk) | Q(other_id=user.pk))
        return (
            seen.exclude(person_id=user.pk)
            .exclude(person__in=close.values("other"))
            .exclude(person__in=close.values("person"))
        )

    def received_by(self, user: Any) -> "LetterQuerySet":
        """What `user` was told, by machine or by a person, or is about to be handed."""
        told = (Letter.State.SENT, Letter.State.TO_PRINT, Letter.State.HANDED_OVER)
        return self.filter(person_id=user.pk, state__in=told)

    def about(self, about: Any) -> "LetterQuerySet":
        """Letters queued with this object (or label) as their `about`."""
        return self.filter(about=label_of(about))

    def due(self, now: datetime) -> "LetterQuerySet":
        """What should be on its way, urgent first, then in the order it became due."""
        return self.filter(state=Letter.State.WAITING, not_before__lte=now).order_by("-urgent", "not_before", "pk")


class Letter(SealedModel):
    """Holds no words until it is sent: they are made from template and context when the time comes."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be sent")
        HELD = "held", _("Held")
        SENT = "sent", _("Sent")
        TO_PRINT = "to_print", _("For a person to pass on")
        HANDED_OVER = "handed_over", _("Passed on by a person")
        NOT_SENT = "not_sent", _("Not sent")

    class Channel(models.TextChoices):
        EMAIL = "email", _("Email")
        TEXT = "text", _("Text message")
        CALL = "call", _("Phone call")
        POST = "post", _("Post")
        IN_PERSON = "in_person", _("In person")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="letters")
    area = models.ForeignKey(Area, models.SET_NULL, null=True, blank=True, related_name="+")
    unplaced = models.BooleanField(default=False)
    template = models.CharField(max_length=100)
    context = SealedJSONField(opened="visible")
    about = models.CharField(max_length=120, blank=True, db_index=True)
    once = models.CharField(max_length=200, blank=True)
    urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING, editable=False)
    channel = models.CharField(max_length=9, choices=Channel.choices, blank=True)
    not_before = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=80, blank=True)
    wording = SealedJSONField(opened="visible", null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = [
            models.UniqueConstraint(fields=["once"], condition=~Q(once=""), name="letters_said_once"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "held", "sent", "to_print", "handed_over", "not_sent"]),
                name="letters_known_state",
            ),
        ]
        indexes = [
            models.Index(
                F("urgent").desc(), "not_before", "id", condition=Q(state="waiting"), name="letters_waiting_in_order"
            ),
            models.Index(fields=["state", "id"], name="letters_state_newest"),
        ]

    def __str__(self) -> str:
        return self.template
