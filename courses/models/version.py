"""A module as it was when it was published. Never changed, never deleted: what people learned hangs on it."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

KEPT_IN_MEMORY = 32
"""How many contents a process keeps; one of the size of GROW is some 300 kB as Python's own data."""


class WithoutContent(models.Manager):
    """Content is read when somebody asks for it, and then kept in the process: it is large, and never changes."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().defer("content")


class ModuleVersion(models.Model):
    """`content` holds the whole module as plain data (see courses/domain/versions.py for its shape).

    It is shared between requests: read it, never change it.
    """

    module = models.ForeignKey("courses.Module", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    cut_at = models.DateTimeField(_("published"))
    cut_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    content = models.JSONField(_("content"))
    digest = models.CharField(_("SHA-256 of the content"), max_length=64)

    objects = WithoutContent()

    class Meta:
        verbose_name = _("module version")
        ordering = ["module", "number"]
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint("module", "number", name="courses_version_number")]

    def __str__(self) -> str:
        return f"{self.content['title']}, version {self.number}"

    def refresh_from_db(
        self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None
    ) -> None:
        """Content that was left out comes from the process's memory, if it is there."""
        if fields is not None and list(fields) == ["content"] and "content" not in self.__dict__:
            self.content = content_in_memory(self.digest, self.pk)
            return
        super().refresh_from_db(using, fields, from_queryset)


@lru_cache(maxsize=KEPT_IN_MEMORY)
def content_in_memory(digest: str, pk: int) -> dict[str, Any]:
    """The content of the version `pk`. Its digest is asked for too: whatever a row says, other content is another."""
    return ModuleVersion.objects.filter(pk=pk, digest=digest).values_list("content", flat=True).get()
