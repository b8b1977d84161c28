"""Who opened which sealed field, when and why. The row is there before the field opens, and stays."""

import uuid

from django.db import models
from django.utils import timezone


class RevealLog(models.Model):
    """One opening. `notified_at` is set once, by lms.platform.letters, when the lead was told; nothing else ever changes."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    actor = models.UUIDField(editable=False)
    target = models.CharField(max_length=100, editable=False)
    target_pk = models.CharField(max_length=64, editable=False)
    target_uuid = models.UUIDField(editable=False)
    field = models.CharField(max_length=100, editable=False)
    reason = models.CharField(max_length=300, editable=False)
    notified_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["target", "target_uuid"], name="trust_reveal_target"),
            models.Index(fields=["at"], name="trust_reveal_unnotified", condition=models.Q(notified_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.target}.{self.field} {self.target_pk}"
