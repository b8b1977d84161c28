"""What somebody who knows the person says. A worry is kept apart, sealed, for the checks team alone."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.roles import Grant
from lms.platform.trust.fields import SealedJSONField, SealedTextField
from lms.platform.trust.models import SealedModel
from recruitment.models.application import Application
from recruitment.models.evidence.recorded import Channel
from recruitment.models.reading import may_reveal_case, was_relied_on, weighed_at
from recruitment.models.scope import CaseQuerySet


class Reference(SealedModel):
    """`state` is written by `domain.references` alone. `contact` holds `email`, `phone` and `best_way`."""

    class State(models.TextChoices):
        NOT_REQUESTED = "not_requested", _("Not asked yet")
        REQUESTED = "requested", _("Asked")
        RECEIVED = "received", _("Received")
        DECLINED = "declined", _("Would rather not")
        BOUNCED = "bounced", _("Could not be reached")
        REPLACED = "replaced", _("Somebody else was named")

    application = models.ForeignKey(Application, models.CASCADE, related_name="references")
    name = SealedTextField(_("referee's name"), opened="visible")
    contact = SealedJSONField(_("how to reach them"), opened="visible", null=True, blank=True)
    relationship = SealedTextField(_("how they know each other"), opened="visible", null=True, blank=True)
    state = models.CharField(max_length=13, choices=State.choices, default=State.NOT_REQUESTED, editable=False)
    requested_at = models.DateTimeField(null=True, blank=True, editable=False)
    chased_at = models.DateTimeField(null=True, blank=True, editable=False)
    received_at = models.DateTimeField(null=True, blank=True, editable=False)
    channel = models.CharField(_("how it came"), max_length=9, choices=Channel.choices, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    words = SealedTextField(_("what they have seen"), opened="visible", null=True, blank=True)
    concern = SealedTextField(_("a worry they told us"), opened="reveal", null=True, blank=True)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["application_id", "pk"]
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["not_requested", "requested", "received", "declined", "bounced", "replaced"]),
                name="recruitment_known_reference_state",
            ),
        ]

    def __str__(self) -> str:
        return self.get_state_display()

    def may_reveal(self, user: Any, field: str) -> bool:
        """A worry is read by the checks team, later by those who decide, and by a reviewer where it was weighed."""
        return field == "concern" and (
            may_reveal_case(user, self.application, Grant.ASSESS, Grant.DECIDE)
            or was_relied_on(user, self.application, weighed_at(self.application, self.received_at))
        )
