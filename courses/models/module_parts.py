"""What belongs to a module: its outcomes, its sources, and who must agree it before it is used."""

from typing import Any, ClassVar

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class WithModule(models.Manager):
    """An outcome is always named with its module."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().select_related("module")


class Outcome(Orderable):
    """Something a person can do afterwards; reads on from "After this you can"."""

    module = ParentalKey("courses.Module", on_delete=models.CASCADE, related_name="outcomes")
    slug = models.SlugField(_("lasting name"), max_length=60)
    text = models.CharField(_("can …"), max_length=200)

    objects: ClassVar[models.Manager] = WithModule()

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint("module", "slug", name="courses_outcome_slug")]

    def __str__(self) -> str:
        return f"{self.module.key}: {self.text}"


class Source(Orderable):
    """Where a fact comes from, and when somebody last looked."""

    module = ParentalKey("courses.Module", on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(_("title"), max_length=250)
    by = models.CharField(_("who published it"), max_length=150, blank=True)
    date = models.CharField(_("published"), max_length=10, blank=True, help_text=_("A year, a month or a day."))
    address = models.CharField(_("address"), max_length=300, blank=True, validators=[URLValidator(["https", "http"])])
    checked_on = models.DateField(_("checked on"))

    def frozen(self) -> dict[str, Any]:
        """Plain data for a version."""
        return {name: getattr(self, name) for name in ("title", "by", "date", "address")} | {
            "checked": self.checked_on.isoformat()
        }


class SignOff(Orderable):
    """Who must have read and agreed the module before it is used here, and whether they have."""

    ROLES = [
        ("safeguarding", _("safeguarding")),
        ("clinical", _("clinical")),
        ("lived-experience", _("lived experience")),
        ("data-protection", _("data protection")),
        ("management", _("management")),
    ]

    module = ParentalKey("courses.Module", on_delete=models.CASCADE, related_name="sign_offs")
    role = models.CharField(_("what they know about"), max_length=20, choices=ROLES)
    asks = models.CharField(_("what they agree to"), max_length=250)
    agreed_by = models.CharField(_("agreed by"), max_length=120, blank=True)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
