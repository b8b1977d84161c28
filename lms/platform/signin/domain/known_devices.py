"""Devices in which a person has signed in before. What others do from the same network, or to the same person, does not
hold them back (`lms.platform.signin.web.limits`)."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from lms.platform.accounts.models import User
from lms.platform.signin.models import KnownDevice

KNOWN_FOR = timedelta(days=365)


@transaction.atomic
def remember_device(person: User, secret: str | None) -> str:
    """From now on the device that keeps the secret is known as one of the person's: the one it has, or a new one.

    No audit row: `note_sign_in` writes one at the same moment.
    """
    secret = secret or secrets.token_urlsafe(32)
    KnownDevice.objects.update_or_create(person=person, digest=_digest(secret), defaults={"seen_at": timezone.now()})
    return secret


def is_known_to(secret: str | None, *, contact: str = "", person: User | None = None) -> bool:
    """Whether whoever has the tidied `contact`, or the person, signed in on this device within the last year.

    One question where there is a secret, none where there is not; the same for known and unknown contacts.
    """
    if not secret:
        return False
    if person is not None:
        whose = Q(person=person)
    else:
        whose = Q(person__email=contact) if "@" in contact else Q(person__phone_index=contact)
    recent = KnownDevice.objects.filter(digest=_digest(secret), seen_at__gt=timezone.now() - KNOWN_FOR)
    return recent.filter(whose).exists()


def _digest(secret: str) -> str:
    return salted_hmac("lms.platform.signin.device", secret, algorithm="sha256").hexdigest()
