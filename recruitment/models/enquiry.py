"""A hello as somebody sent it, until it has been taken up; and after that as a note, where it says what we cannot keep.

Nobody has shown that a hello comes from the person whose address it names. So it changes nothing of theirs.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.models import Area, ContactPreference
from lms.platform.trust.fields import SealedTextField
from lms.platform.trust.models import SealedModel
from recruitment.models.application import Application
from recruitment.models.role import RoleProfile
from recruitment.models.scope import CaseQuerySet


class EnquiryQuerySet(CaseQuerySet):
    """Those who work on the case that it was added to; not the person, as somebody else may have sent it."""

    def waiting(self) -> "HelloQuerySet":
        """Not taken up yet."""
        return self.filter(processed_at=None)


class Enquiry(SealedModel):
    """`person` is whoever was signed in when they sent it; `application` is what it was added to, as a note."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="hellos")
    profile = models.ForeignKey(RoleProfile, models.PROTECT, null=True, blank=True, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    application = models.ForeignKey(Application, models.CASCADE, null=True, blank=True, related_name="hellos")
    name = SealedTextField(_("name"), opened="visible")
    contact = SealedTextField(_("number or email address"), opened="visible")
    channel = models.CharField(_("best way to reach them"), max_length=9, choices=ContactPreference.Channel.choices)
    safe_times = SealedTextField(_("safe times"), opened="visible", null=True, blank=True)
    said_at = models.DateTimeField(default=timezone.now, editable=False)
    processed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["said_at", "pk"]
        verbose_name = _("hello")
        verbose_name_plural = _("hellos")

    def __str__(self) -> str:
        return str(self.said_at.date())
