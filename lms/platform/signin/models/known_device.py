"""A device in which somebody has signed in before: limits that others use up do not hold it back."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class KnownDevice(models.Model):
    """The cookie's secret is kept as a digest alone. It signs nobody in; several people may share one device."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="known_devices")
    digest = models.CharField(max_length=64, db_index=True)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ["-seen_at"]
        constraints = [
            models.UniqueConstraint(fields=["person", "digest"], name="signin_one_row_for_each_person_and_device")
        ]

    def __str__(self) -> str:
        return f"known since {self.seen_at:%d.%m.%Y}"
