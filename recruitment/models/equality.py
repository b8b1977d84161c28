"""Equality answers, unlinked at the moment they are given: no person, no application, no area, no exact time."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class EqualityAnswer(models.Model):
    """One person's answers. The random key and the quarter keep rows from being matched with who applied when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    quarter = models.CharField(_("quarter"), max_length=7, editable=False)
    answers = models.JSONField(_("answers"), default=dict)

    class Meta:
        ordering = ["quarter", "id"]
        verbose_name = _("equality answer")
        verbose_name_plural = _("equality answers")

    def __str__(self) -> str:
        return self.quarter
