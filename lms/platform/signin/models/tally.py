"""How often something was tried, by whom it is not said: what limits count."""

from django.db import models


class Tally(models.Model):
    """One row for each thing that is limited, and for each network, or pair of network and contact, that did it.

    A row, not a cache: it holds across processes and restarts, and nobody pushes another's out. `key` is a keyed digest
    of who did it, so that the table names no address and no contact; a count is good from `began_at` on, for a while.
    """

    action = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    began_at = models.DateTimeField(db_index=True)
    counted = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "key"], name="signin_one_tally_for_each_key")]

    def __str__(self) -> str:
        return f"{self.action}: {self.counted}"
