"""What a model with sealed fields is built on."""

import uuid
from collections.abc import Collection
from typing import Any

from django.db import models

from lms.platform.trust.blind_index import indexes_of


class SealedModel(models.Model):
    """Has a uuid, never reused, which ties each sealed value to its row."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True

    def save_base(self, *args: Any, update_fields: Collection[str] | None = None, **kwargs: Any) -> None:
        """A blind index is written with the words it indexes, whichever fields the caller named."""
        if update_fields is not None:
            update_fields = frozenset(update_fields) | indexes_of(self, update_fields)
        super().save_base(*args, update_fields=update_fields, **kwargs)
