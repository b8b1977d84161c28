"""A module as it was when it was published. Never changed, never deleted: what people learned hangs on it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ModuleVersion(models.Model):
    """`content` holds the whole module as plain data (see courses/domain/versions.py for its shape)."""

    module = models.ForeignKey("courses.Module", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    cut_at = models.DateTimeField(_("published"))
    cut_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    content = models.JSONField(_("content"))
    digest = models.CharField(_("SHA-256 of the content"), max_length=64)

    class Meta:
        verbose_name = _("module version")
        ordering = ["module", "number"]
        constraints = [models.UniqueConstraint("module", "number", name="courses_version_number")]

    def __str__(self) -> str:
        return f"{self.content['title']}, version {self.number}"
