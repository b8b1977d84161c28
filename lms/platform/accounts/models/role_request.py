"""That somebody asked for a sensitive role for somebody else, and what a second person, or a day, said to it."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.models.area import Area
from lms.platform.accounts.roles import Role

OPEN = Q(agreed_at=None, stopped_at=None, done_at=None)


class RoleRequestQuerySet(models.QuerySet["RoleRequest"]):
    """Requests by where they stand."""

    def open(self) -> "RoleRequestQuerySet":
        """Those that wait for a second person."""
        return self.filter(OPEN)

    def to_tell(self) -> "RoleRequestQuerySet":
        """Those whose day begins once others have been told."""
        return self.open().filter(delayed=True, due_at=None)

    def due(self, now: datetime) -> "RoleRequestQuerySet":
        """Those whose day is over, and that nobody stopped."""
        return self.open().filter(delayed=True, due_at__lte=now)


class RoleRequest(models.Model):
    """Gives nothing by itself: `domain.roles` does, once a second person agreed. Kept, whatever came of it.

    `ends` is the first day without the role, as in RoleHolding. Handed back by a second person, or taken back by
    whoever asked, it is stopped. `delayed` says that it takes effect by itself at `due_at`, a day after others were
    told, unless somebody stops it; `done_at` that it did. What was asked for is frozen by a trigger.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="role_requests")
    role = models.CharField(_("role"), max_length=24, choices=Role.choices)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="role_requests")
    ends = models.DateField(_("until"), null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    delayed = models.BooleanField(default=False, db_default=False, editable=False)
    due_at = models.DateTimeField(null=True, blank=True, editable=False)
    done_at = models.DateTimeField(null=True, blank=True, editable=False)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True, editable=False)
    stopped_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    stopped_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = RoleRequestQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("role asked for")
        verbose_name_plural = _("roles asked for")
        constraints = [
            models.CheckConstraint(condition=~Q(asked_by=F("user")), name="accounts_no_role_asked_for_oneself"),
            models.CheckConstraint(
                condition=~Q(agreed_by=F("user")) & ~Q(agreed_by=F("asked_by")),
                name="accounts_role_agreed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at=None, stopped_at=None)
                | Q(stopped_at=None, done_at=None)
                | Q(agreed_at=None, done_at=None),
                name="accounts_role_answered_once",
            ),
            models.CheckConstraint(
                condition=Q(due_at=None, done_at=None)
                | Q(delayed=True, area__isnull=False, due_at__isnull=False, done_at=None)
                | Q(delayed=True, area__isnull=False, due_at__isnull=False, done_at__gte=F("due_at")),
                name="accounts_role_delayed_in_one_area",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "area"], condition=OPEN, name="accounts_role_asked_once_an_area"
            ),
            models.UniqueConstraint(
                fields=["user", "role"], condition=OPEN & Q(area=None), name="accounts_role_asked_once_everywhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} ({self.area or _('everywhere')})"

    @property
    def is_open(self) -> bool:
        """Whether it waits for a second person."""
        return self.agreed_at is None and self.stopped_at is None and self.done_at is None
