"""A code that was sent to an e-mail address or a phone, and what it is for."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from lms.platform.trust.fields import SealedTextField
from lms.platform.trust.models import SealedModel


class SignInCode(SealedModel):
    """Bound to the browser that asked for it by its uuid in the session; only a digest of the code is kept.

    A row looks the same whether the contact is known or not, so that nobody learns who has an account.
    """

    class Purpose(models.TextChoices):
        SIGN_IN = "sign_in", "sign in"
        BEGIN = "begin", "begin, with a new account where there is none"
        CHANGE = "change", "confirm a new contact of one's own"
        AGAIN = "again", "show again that it is you"

    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    contact = SealedTextField(opened="visible")
    name = SealedTextField(opened="visible", null=True, blank=True)
    digest = models.CharField(max_length=64)
    next_url = models.CharField(max_length=500, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return self.get_purpose_display()

    @property
    def is_text(self) -> bool:
        """Whether it went to a phone."""
        return "@" not in self.contact
