"""What we use of allauth beyond what it documents, in one place: after an update, look here first.

Written for django-allauth 65.21. Its settings, views, forms, adapters and models, which it documents, are used where
they are needed. Everything here calls `allauth.account.internal` or `allauth.core`, which may change in any release.
"""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records, perform_login, record_authentication
from allauth.account.internal.flows.logout import logout
from allauth.account.models import Login
from allauth.core import context
from django.http import HttpRequest, HttpResponse

from lms.platform.accounts.models import User
from lms.platform.signin.domain.networks import network_of


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


def network_asking(request: HttpRequest) -> str:
    """The network that the request comes from, past as many proxies as are ours (TRUSTED_PROXIES)."""
    return network_of(str(get_adapter(request).get_client_ip(request)))


def current_request() -> HttpRequest:
    """The request that is being answered: allauth's forms are not given it."""
    request: HttpRequest = context.request
    return request
