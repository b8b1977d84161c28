"""Refuse what the table does not allow, before the view runs."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.http import urlencode

from lms.site.access_policy.policy import Decision, allowed, may_open, methods_of
from lms.site.access_policy.table import policy_for
from lms.site.errors import method_not_allowed, signed_out


class AddressMiddleware:
    """Default deny."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        match = request.resolver_match
        request.may_open = partial(may_open, request.user)  # type: ignore[attr-defined]
        address = policy_for(match.view_name, match.route)
        if address is None:
            raise Http404
        decision = allowed(request.user, address, request.method or "GET", kwargs)
        if decision is Decision.NOTHING_HERE:
            raise Http404
        if decision is Decision.SIGN_IN:
            return _to_sign_in(request)
        if decision is Decision.NOT_LIKE_THIS:
            return method_not_allowed(request, methods_of(address))
        return None


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """A page is opened again after signing in; a form's words would be gone by then, so they are shown."""
    if request.method in {"GET", "HEAD"}:
        return redirect_to_login(request.get_full_path())
    return signed_out(request, f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.path})}")
