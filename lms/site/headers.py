"""Headers that every answer carries, errors and static files included.

Only Wagtail's own screens may use inline scripts and styles (its date picker and inline panels do); the screens that we
wrote, where disclosures and concerns are read, keep the strict policy although they stand in the same admin.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch
from django.utils.cache import add_never_cache_headers
from django.utils.csp import CSP, build_policy

OURS = {"lms", "courses", "recruitment", "certificates"}
GENERIC = ("wagtail.admin.views.generic.models", "wagtail.snippets")
SIGNING_IN = ("account_", "mfa_", "signin:")
PERMISSIONS = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
    "midi=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)"
)


class HeadersMiddleware:
    """The outermost but one: whatever answered, its answer passes here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        set_policy(request, response)
        if is_personal(request, response):
            add_never_cache_headers(response)
            response.headers["Cache-Control"] = "no-store, private"
        return response


def set_policy(request: HttpRequest, response: HttpResponse) -> None:
    """The strict policy where the view set none; the loosened one where Wagtail's own screen would have the strict."""
    name, strict = CSP.HEADER_ENFORCE.value, build_policy(strict_sources())
    response.headers.setdefault(name, strict)
    is_answer = response.status_code < HTTPStatus.BAD_REQUEST  # an error page is ours, whosever screen it was
    if is_answer and response.headers[name] == strict and is_wagtails_own(request.resolver_match):
        response.headers[name] = build_policy(loosened())


def is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether somebody may be signed in (a session cookie comes or goes) or is about to sign in; asks no database."""
    if request.path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return False
    cookie = settings.SESSION_COOKIE_NAME
    match = getattr(request, "resolver_match", None)
    signing_in = match is not None and match.view_name.startswith(SIGNING_IN)
    return cookie in request.COOKIES or cookie in response.cookies or signing_in


def is_wagtails_own(match: ResolverMatch | None) -> bool:
    """Whether a screen of the admin that Wagtail wrote answers (also over a model of ours), not one we wrote."""
    if match is None or not match.route.startswith("admin/"):
        return False
    view = getattr(match.func, "view_class", match.func)
    if view.__module__.partition(".")[0] not in OURS:
        return True
    return any(base.__module__.startswith(GENERIC) for base in getattr(view, "__mro__", ()))


def strict_sources() -> dict[str, list[str]]:
    """The policy of every page, from the settings."""
    return cast("dict[str, list[str]]", settings.SECURE_CSP)


def loosened() -> dict[str, list[str]]:
    """The policy with inline scripts and styles, for Wagtail's screens alone."""
    return {
        **strict_sources(),
        "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
        "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    }
