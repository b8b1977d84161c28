"""Whether somebody has, and needs, more than one thing to sign in with."""

from allauth.mfa.models import Authenticator
from django.conf import settings

from lms.platform.accounts.domain.grants import is_staff_member
from lms.platform.accounts.models import User

COUNTS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(person: User) -> bool:
    """Whether an authenticator app or a passkey is set up. Recovery codes alone are none."""
    return Authenticator.objects.filter(user=person, type__in=COUNTS).exists()


def must_set_one_up(person: User) -> bool:
    """Whether the person is staff, staff need a second factor (settings.STAFF_SECOND_FACTOR), and has none."""
    return settings.STAFF_SECOND_FACTOR and is_staff_member(person) and not has_second_factor(person)
