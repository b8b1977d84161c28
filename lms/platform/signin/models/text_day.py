"""How many text messages with a code went out on a day."""

from django.db import models


class TextDay(models.Model):
    """One row a day. A row, not a cache: the budget holds across processes and restarts.

    `strangers` of the `sent` went to numbers that nobody has confirmed.
    """

    day = models.DateField(unique=True)
    sent = models.PositiveIntegerField(default=0)
    strangers = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day}: {self.sent}"
