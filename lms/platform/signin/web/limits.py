"""How often a code may be asked for, or a hello be sent. Nobody is locked out: a limit is a wait, and there are other
ways in.

settings.ACCOUNT_RATE_LIMITS holds the numbers. A contact is limited for each network that asks, so that whoever
harasses somebody uses up their own share first; and altogether, so that a phone is not flooded.
"""

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from lms.platform.signin.web.allauth_flows import count_one, network_address


class TooMany(ValidationError):
    """Asked too often; the message says what to do instead."""


def allow_code(request: HttpRequest, contact: str) -> None:
    """Count one code for `contact`. Raises TooMany, alike for known and unknown contacts."""
    if not _allowed(request, "signin_code", contact):
        raise TooMany(_("We have sent several codes. Wait ten minutes, look for the newest one, or ring us."))


def allow_hello(request: HttpRequest, contact: str) -> None:
    """Count one hello that names `contact`. Raises TooMany, alike for known and unknown contacts."""
    if not _allowed(request, "hello", contact):
        raise TooMany(_("We have had several hellos from here. One is enough: we get in touch. Or ring us now."))


def _allowed(request: HttpRequest, action: str, contact: str) -> bool:
    """By network, by contact from this network, and by contact from anywhere; what is counted first stays counted."""
    address = network_address(request)
    counted = ((f"{action}_ip", None), (f"{action}_here", f"{contact}|{address}"), (action, contact))
    return all(count_one(request, name, key) for name, key in counted)
