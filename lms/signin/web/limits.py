"""How often a code may be asked for. Nobody is locked out: a limit is a wait, and other ways in stay open.

settings.ACCOUNT_RATE_LIMITS holds the numbers. A contact is limited for each network that asks, so that whoever
harasses somebody uses up their own share first; and altogether, so that a phone is not flooded.
"""

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _


class TooMany(ValidationError):
    """Asked too often; the message says what to do instead."""


def allow_code(request: HttpRequest, contact: str) -> None:
    """Count one code for `contact`. Raises TooMany, alike for known and unknown contacts."""
    address = get_adapter(request).get_client_ip(request)
    for action, key in (
        ("signin_code_ip", None),
        ("signin_code_here", f"{contact}|{address}"),
        ("signin_code", contact),
    ):
        if not ratelimit.consume(request, action=action, key=key):
            raise TooMany(_("We have sent several codes. Wait ten minutes, look for the newest one, or ring us."))
