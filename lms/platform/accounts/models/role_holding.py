"""That somebody holds a role, where, from when to when, and on whose word."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.models.area import Area
from lms.platform.accounts.roles import Role


class RoleHoldingQuerySet(models.QuerySet["RoleHolding"]):
    """Holdings as they stand on a day."""

    def current(self) -> "RoleHoldingQuerySet":
        """Those that count today: begun, and not yet at the day they end."""
        today = timezone.localdate()
        return self.filter(Q(ends=None) | Q(ends__gt=today), starts__lte=today)


class RoleHolding(models.Model):
    """Ended, never deleted: who could read what, and when, must stay answerable. `ends` is the first day without."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="role_holdings")
    role = models.CharField(_("role"), max_length=24, choices=Role.choices)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="role_holdings")
    starts = models.DateField(_("from"), default=timezone.localdate)
    ends = models.DateField(_("until"), null=True, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    given_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = RoleHoldingQuerySet.as_manager()

    class Meta:
        ordering = ["user_id", "role", "starts"]
        verbose_name = _("role held")
        verbose_name_plural = _("roles held")
        constraints = [
            models.CheckConstraint(condition=~Q(given_by=F("user")), name="accounts_no_role_given_to_oneself"),
            models.CheckConstraint(
                condition=~Q(approved_by=F("user")) & ~Q(approved_by=F("given_by")),
                name="accounts_role_approved_by_another",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "area"], condition=Q(ends=None), name="accounts_role_held_once_an_area"
            ),
            models.UniqueConstraint(
                fields=["user", "role"], condition=Q(ends=None, area=None), name="accounts_role_held_once_everywhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} ({self.area or _('everywhere')})"

    def counts_on(self, day: date) -> bool:
        """As `current()` says it of today: begun, and not yet at the day it ends."""
        return self.starts <= day and (self.ends is None or self.ends > day)
