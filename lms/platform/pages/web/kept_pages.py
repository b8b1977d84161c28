"""Public pages, drawn once for each edition of the site and then handed out as they are.

Only for a visit that nothing tells apart from any other: GET or HEAD, no cookie but the form token's, no query. What
holds something of one visitor (a form's token, a cookie, a nonce) is never kept; so a kept page holds no secret, and
may be compressed (one with a secret in it can be read by its length: BREACH, https://www.breachattack.com/).
"""

import gzip
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from lms.platform.pages.domain.editions import begin_edition, present_edition

# Views whose answer is the same for every such visitor, and in which edition. Help is there without a database, too.
KEPT: dict[str, Callable[[], str]] = {"wagtail_serve": present_edition, "pages:help": str}
# Wagtail's own screens may change anything that a public page shows; these of them do not.
CHANGES_NOTHING = ("wagtailadmin_editing_sessions:", "wagtailadmin_dismissibles", "wagtailadmin_logout")
READING = {"GET", "HEAD"}
GZIP = re.compile(r"\bgzip\b")
OK = 200


@dataclass(frozen=True)
class KeptPage:
    """One answer: of which view and edition, its headers, its body, and the body compressed."""

    view: str
    edition: str
    headers: dict[str, str]
    body: bytes
    squeezed: bytes
    digest: str


class KeptPagesMiddleware:
    """Stands before sessions, forms and people: a kept page asks for none of them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_like_any_other(request):
            response = self.get_response(request)
            if changed_the_site(request, response):
                begin_edition()
            return response
        name = name_of(request)
        page = caches["pages"].get(name)
        if page is None or page.edition != KEPT[page.view]():
            view = view_of(request)
            edition = KEPT[view]() if view in KEPT else ""  # read before the page is: what changes meanwhile ends it
            response = self.get_response(request)
            if not may_be_kept(request, response):
                return response
            page = as_kept(response, view, edition)
            caches["pages"].set(name, page)
        return answer(request, page)


def is_like_any_other(request: HttpRequest) -> bool:
    """Whether nothing in the request tells this visit from others; a preview of Wagtail's is made by a request, too."""
    if request.method not in READING or request.META.get("QUERY_STRING") or getattr(request, "is_dummy", False):
        return False
    return not set(request.COOKIES) - {settings.CSRF_COOKIE_NAME, settings.DEVICE_COOKIE_NAME}


def name_of(request: HttpRequest) -> str:
    """What the page is kept under: what its address and words depend on. Raises DisallowedHost for another host."""
    parts = (
        request.scheme or "",
        request.get_host(),
        request.path,
        get_language() or "",
        timezone.localdate().isoformat(),  # roles open and close on a day
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def view_of(request: HttpRequest) -> str:
    """The name of the view that will answer; empty where there is none."""
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""


def may_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the answer is a whole public page with nothing of this one visitor in it."""
    match = request.resolver_match
    plain = (
        request.method == "GET"
        and match is not None
        and match.view_name in KEPT
        and response.status_code == OK
        and isinstance(response, HttpResponse)
        and response.headers.get("Content-Type", "").startswith("text/html")
    )
    return plain and not _is_somebodys(request, response)


def _is_somebodys(request: HttpRequest, response: HttpResponseBase) -> bool:
    return bool(
        response.cookies
        or request.META.get("CSRF_COOKIE_NEEDS_UPDATE")  # a form's token was drawn
        or getattr(request, "_csp_nonce", None)
        or getattr(request, "is_preview", False)
        or response.has_header("Cache-Control")  # whoever drew it said for whom
    )


def as_kept(response: Any, view: str, edition: str) -> KeptPage:
    """The answer as it is kept. Browsers may keep it too, and ask each time whether it still is the present one."""
    patch_vary_headers(response, ["Cookie", "Accept-Encoding"])
    response.headers["Cache-Control"] = "no-cache"
    digest = hashlib.sha256(response.content).hexdigest()[:32]
    headers = {name: value for name, value in response.items() if name != "Content-Length"}
    return KeptPage(view, edition, headers, response.content, gzip.compress(response.content, mtime=0), digest)


def answer(request: HttpRequest, page: KeptPage) -> HttpResponseBase:
    """The page, compressed for a browser that takes it so; 304 where the browser has it already."""
    squeezed = bool(GZIP.search(request.headers.get("Accept-Encoding", "")))
    response = HttpResponse(page.squeezed if squeezed else page.body, headers=page.headers)
    if squeezed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.content))
    response.headers["ETag"] = f'"{page.digest}{"-gzip" if squeezed else ""}"'
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response


def changed_the_site(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether a form of one of Wagtail's own screens went through: pages, pictures, redirects, sites, who may see what.

    Those write by themselves and announce only some of it, so each counts. Rules of ours say it themselves.
    """
    match = request.resolver_match
    if request.method in READING or match is None or not match.route.startswith("admin/"):
        return False
    view = getattr(match.func, "view_class", match.func)
    theirs = any(base.__module__.startswith("wagtail.") for base in getattr(view, "__mro__", (view,)))
    return theirs and not match.view_name.startswith(CHANGES_NOTHING) and response.status_code < 400
