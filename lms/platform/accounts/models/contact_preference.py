"""How, when and how safely to reach somebody."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.platform.trust.fields import SealedJSONField, SealedTextField
from lms.platform.trust.models import SealedModel


class ContactPreference(SealedModel):
    """What is not said is the careful answer: no voicemail, no word of who is calling.

    `contact_phone` and `contact_email` are where to reach somebody where that is not the contact of their account.
    Nobody has proved that they are theirs (one digit wrong, and the number is a stranger's), so nothing looks anybody
    up by them and they open no door: only a code that came back from it makes a contact a way to sign in.
    """

    class Channel(models.TextChoices):
        CALL = "call", _("Ring me")
        TEXT = "text", _("Text me")
        EMAIL = "email", _("Email me")
        POST = "post", _("Write to me by post")
        IN_PERSON = "in_person", _("Tell me in person")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="contact_preference")
    channel = models.CharField(_("best way to reach you"), max_length=9, choices=Channel.choices, blank=True)
    contact_phone = SealedTextField(_("number to reach you on"), opened="visible", null=True, blank=True)
    contact_email = SealedTextField(_("email address to reach you at"), opened="visible", null=True, blank=True)
    safe_times = SealedTextField(_("safe times"), opened="visible", null=True, blank=True)
    voicemail_ok = models.BooleanField(_("voicemail is safe"), default=False)
    may_say_who = models.BooleanField(_("we may say who we are"), default=False)
    do_not_mention_scheme = models.BooleanField(_("do not mention the scheme"), default=False)
    alias = SealedTextField(_("name for online sessions"), opened="visible", null=True, blank=True)
    address = SealedJSONField(_("address"), opened="visible", null=True, blank=True)
    notes = SealedTextField(_("anything else about reaching you"), opened="visible", null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("contact preference")
        verbose_name_plural = _("contact preferences")

    def __str__(self) -> str:
        return self.get_channel_display() or str(_("not said yet"))
