"""Where somebody may be sent after signing in."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 500
CONTROL = {chr(code) for code in (*range(32), 127)}
"""No address that we made holds one; PostgreSQL keeps no NUL, and a half address leads nowhere."""


def is_of_this_site(request: HttpRequest, url: str | None) -> bool:
    """Whether `url` stays on the host that was asked, over https where the page itself is. No host from settings."""
    if url and (len(url) > LONGEST or any(mark in CONTROL for mark in url)):
        return False
    return url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}, require_https=request.is_secure())


def safe_next(request: HttpRequest, url: str | None) -> str:
    """`url` where it is an address of this site, else an empty string."""
    return url if url and is_of_this_site(request, url) else ""
