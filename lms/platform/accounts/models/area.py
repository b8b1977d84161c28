"""A part of the scheme's territory: what a coordinator looks after."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.Model):
    """Has a name people say and a slug that addresses and settings use."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("short name"), max_length=40, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("area")
        verbose_name_plural = _("areas")

    def __str__(self) -> str:
        return self.name
