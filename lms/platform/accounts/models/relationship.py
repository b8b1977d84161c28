"""Who is something to whom, so that nobody acts on the case of somebody close to them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lms.platform.trust.fields import SealedTextField
from lms.platform.trust.models import SealedModel


class Relationship(SealedModel):
    """`other` is the `kind` of `person`. Holds both ways: either of the two may have declared it."""

    class Kind(models.TextChoices):
        RELATIVE = "relative", _("Relative")
        HOUSEHOLD = "household", _("Lives in the same home")
        PARTNER = "partner", _("Partner or former partner")
        FRIEND = "friend", _("Friend")
        COLLEAGUE = "colleague", _("Works or has worked together")
        SUPPORTED = "supported", _("Supports or has supported")
        POLICE = "police", _("Knows through the police")
        OTHER = "other", _("Knows in another way")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="relationships")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="relationships_to")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    note = SealedTextField(_("note"), opened="visible", null=True, blank=True)
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    declared_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["person_id", "id"]
        verbose_name = _("relationship")
        verbose_name_plural = _("relationships")
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("other")), name="accounts_related_to_another"),
            models.UniqueConstraint(fields=["person", "other", "kind"], name="accounts_relationship_once"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
