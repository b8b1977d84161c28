"""What we use of allauth beyond what it documents, in one place: after an update, look here first.

Written for django-allauth 65.21. Its settings, views, forms, adapters and models, which it documents, are used where
they are needed. Everything here calls `allauth.account.internal` or `allauth.core`, which may change in any release.
"""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records, perform_login, record_authentication
from allauth.account.internal.flows.logout import logout
from allauth.account.models import Login
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse

from lms.platform.accounts.models import User


def sign_in(request: HttpRequest, person: User, *, next_url: str = "", email: str = "") -> HttpResponse:
    """Let the person in, or lead to the second factor where there is one; then to `next_url`.

    `email` is the address that the code went to, if it went to one.
    """
    return perform_login(request, Login(user=person, redirect_url=next_url or None, email=email or None))


def sign_out(request: HttpRequest, *, quietly: bool = False) -> None:
    """End the session, and whatever was begun of another; `quietly` without allauth's line that says so."""
    logout(request, show_message=not quietly)


def record_proof(request: HttpRequest, person: User, *, method: str, **facts: Any) -> None:
    """Write into the session that the person has just shown, by `method`, who they are."""
    record_authentication(request, person, method=method, **facts)


def proofs(request: HttpRequest) -> list[dict[str, Any]]:
    """How and when (`at`, in seconds) the person signed in and showed again who they are; the last one last."""
    return list(get_authentication_records(request, request.user)) if request.user.is_authenticated else []


def count_one(request: HttpRequest, action: str, key: str | None) -> bool:
    """Count one more of `action` for `key` (None: for the network); False where settings allow no more."""
    return bool(ratelimit.consume(request, action=action, key=key))


def network_address(request: HttpRequest) -> str:
    """The address that the request comes from, past as many proxies as are ours (TRUSTED_PROXIES)."""
    return str(get_adapter(request).get_client_ip(request))
