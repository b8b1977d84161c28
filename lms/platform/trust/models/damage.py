"""A sealed value that could not be opened, so that somebody looks for a backup of it."""

from django.db import models
from django.utils import timezone


class DamagedValue(models.Model):
    """One row for each value, whoever meets it how often. It holds where it is, and nothing of what it said."""

    place = models.CharField(max_length=200)
    row = models.UUIDField()
    met_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-met_at"]
        constraints = [models.UniqueConstraint(fields=["place", "row"], name="trust_one_row_for_each_damaged_value")]

    def __str__(self) -> str:
        return f"{self.place} {self.row}"
