"""Which edition of the public site is the present one."""

from django.db import models


class SiteEdition(models.Model):
    """One row. Its word changes with anything that visitors are shown, in the same transaction, and never returns."""

    word = models.CharField(max_length=22)

    class Meta:
        verbose_name = "edition of the public site"

    def __str__(self) -> str:
        return self.word
