"""A safeguarding concern. That there is one is known to its readers; what it says opens only with a reason."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.domain.grants import has_grant, holdings_of
from lms.platform.accounts.domain.relationships import people_close_to
from lms.platform.accounts.roles import Grant, Role
from lms.platform.trust.fields import SealedTextField
from lms.platform.trust.models import SealedModel


class ConcernQuerySet(models.QuerySet["Concern"]):
    """Concerns as one reader may know of them."""

    def with_sent_again(self, user: Any) -> "ConcernQuerySet":
        """Each with `sent_again`: whether its form had been sent before, as far as `user` may know."""
        earlier = Concern.objects.visible_to(user).filter(form=OuterRef("form"), pk__lt=OuterRef("pk"))
        return self.annotate(sent_again=Exists(earlier))

    def visible_to(self, user: Any) -> "ConcernQuerySet":
        """Those the lead or deputy `user` may read: none about themselves or somebody close to them.

        The lead does not see what somebody sent past them, to the deputy only.
        """
        if not has_grant(user, Grant.CONCERN_READ):
            return self.none()
        seen = self.exclude(about__in=people_close_to(user))
        leads = any(holding.role == Role.SAFEGUARDING_LEAD for holding in holdings_of(user))
        return seen.exclude(deputy_only=True) if leads else seen


class Concern(SealedModel):
    """Sealed at once and never edited. Whoever did not want to be named is not in the row at all.

    `form` is made from the number of the form it came in; `sent`, a blind digest, tells what was said in it from what
    is said in another. The same form sent again with other words is another row beside the first: nothing is lost.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    raised_at = models.DateTimeField(default=timezone.now, editable=False)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    about = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    where = models.CharField(max_length=60, blank=True)
    danger_now = models.BooleanField(default=False)
    deputy_only = models.BooleanField(default=False)
    words = SealedTextField(opened="reveal")
    reach = SealedTextField(opened="reveal", null=True, blank=True)
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    outcome = SealedTextField(opened="reveal", null=True, blank=True)
    form = models.UUIDField(null=True, blank=True, editable=False, db_index=True)
    sent = models.CharField(max_length=64, blank=True, editable=False)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("concern")
        verbose_name_plural = _("concerns")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=["open", "closed"]), name="concerns_known_state"),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None) | Q(state="closed", closed_at__isnull=False),
                name="concerns_closed_on_a_day",
            ),
            models.UniqueConstraint(fields=["form", "sent"], name="concerns_each_form_said_once"),
        ]
        indexes = [models.Index(fields=["raised_at"], name="concerns_raised_at")]

    def __str__(self) -> str:
        return str(_("Concern"))

    def may_reveal(self, user: Any, field: str) -> bool:
        """Asked by `reveal()`: only whoever sees the concern opens any part of it."""
        return Concern.objects.visible_to(user).filter(pk=self.pk).exists()

    def versions(self, user: Any) -> list["Concern"]:
        """What came in the same form, this one included, first to last: only what `user` may know of."""
        if self.form is None:
            return [self]
        return list(Concern.objects.visible_to(user).filter(form=self.form).order_by("pk"))
