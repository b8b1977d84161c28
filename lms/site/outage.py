"""When the database cannot be reached: a plain page that says so and gives people their words back.

A view's error comes through `process_exception`. Errors of other middleware are turned into a response before we see
them, in development by Django's own debug page; the signal tells us which request that was.
"""

import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from lms.platform.trust.typed_words import TypedWords, typed_words

RETRY_AFTER = "30"
# SQLite says "operational" of a mistake in our own program, too; those are errors, not outages.
OUR_MISTAKES = ("no such", "syntax error", "has no column")


class OutageMiddleware:
    """Answers 503 in place of an error that came of an unreachable database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        got_request_exception.connect(_remember, dispatch_uid="lms.site.outage")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return outage_page(request) if getattr(request, "met_an_outage", False) else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A view could not reach the database."""
        return outage_page(request) if is_outage(exception) else None


def is_outage(error: BaseException | None) -> bool:
    """Whether `error` says that the database is away, full or locked, rather than that we asked it nonsense."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    return not any(words in str(error) for words in OUR_MISTAKES)


def outage_page(request: HttpRequest) -> HttpResponse:
    """503, drawn without the database, with what was typed."""
    return _page(
        request,
        _("We cannot reach our records just now"),
        _("Nothing you sent earlier is lost. Wait a minute, then send it again from here."),
    )


def resting_page(request: HttpRequest) -> HttpResponse:
    """The same where we could write, and do not."""
    return _page(
        request,
        _("We cannot save anything just now"),
        _("Our records are being looked after. Nothing you sent earlier is lost. Wait a while, then send it again."),
    )


def _page(request: HttpRequest, title: str, lead: str) -> HttpResponse:
    typed = typed_words(request)
    said = {"typed": typed, "phone": settings.SCHEME_PHONE, "title": title, "lead": lead}
    try:
        text: str = loader.render_to_string("503.html", said)
    except Exception:
        text = plain_outage_page(typed, title)
    return HttpResponse(text, status=503, headers={"Retry-After": RETRY_AFTER, "Cache-Control": "no-store"})


def plain_outage_page(typed: TypedWords | None, title: str = "") -> str:
    """The same without style or template."""
    title = title or _("We cannot reach our records just now")
    boxes = format_html_join(
        "", "<p>{}<br><textarea readonly rows=6>{}</textarea></p>", ((label, text) for _n, label, text in _shown(typed))
    )
    return format_html(
        "<!doctype html><html lang=en-gb><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        "<title>{}</title><h1>{}</h1><p>{}</p><p>{} <a href='tel:{}'>{}</a></p>{}</html>",
        title,
        title,
        _("Nothing you sent earlier is lost. Wait a minute, go back and send it again."),
        _("You can ring us:"),
        settings.SCHEME_PHONE.replace(" ", ""),
        settings.SCHEME_PHONE,
        boxes,
    )


def _shown(typed: TypedWords | None) -> list[tuple[str, str, str]]:
    return typed.shown if typed else []


def _remember(sender: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
    if request is not None and is_outage(sys.exc_info()[1]):
        request.__dict__["met_an_outage"] = True
