"""The cookie by which a device is known again that somebody signed in on: signed, for the server alone, for a year."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from lms.platform.accounts.models import User
from lms.platform.signin.domain.known_devices import KNOWN_FOR, is_known_to, remember_device

SALT = "lms.platform.signin.device"


def knows(request: HttpRequest, *, contact: str = "", person: User | None = None) -> bool:
    """Whether this browser has let in whoever has the tidied `contact`, or the person, before."""
    return is_known_to(_secret(request), contact=contact, person=person)


def remember(request: HttpRequest, response: HttpResponse, person: User) -> None:
    """The person was let in here: know this browser again."""
    response.set_signed_cookie(
        settings.DEVICE_COOKIE_NAME,
        remember_device(person, _secret(request)),
        salt=SALT,
        max_age=KNOWN_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def device_key(request: HttpRequest) -> str:
    """What tells this browser from others, for counting."""
    return _secret(request) or ""


def _secret(request: HttpRequest) -> str | None:
    """Nothing where there is no cookie, or one that we did not sign."""
    secret: str | None = request.get_signed_cookie(settings.DEVICE_COOKIE_NAME, None, salt=SALT, max_age=KNOWN_FOR)
    return secret
