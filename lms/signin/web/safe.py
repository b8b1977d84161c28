"""Where somebody may be sent after signing in."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def is_of_this_site(request: HttpRequest, url: str | None) -> bool:
    """Whether `url` stays on the host that was asked, over https where the page itself is. No host from settings."""
    return url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}, require_https=request.is_secure())


def safe_next(request: HttpRequest, url: str | None) -> str:
    """`url` where it is an address of this site, else an empty string."""
    return url if url and is_of_this_site(request, url) else ""
