"""What is shown when something went wrong, in plain words, whatever went wrong.

Each page is a template; where even that cannot be drawn (no static files, no database) the same is said in plain text.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.html import format_html
from django.utils.translation import gettext as _

from lms.platform.trust.typed_words import typed_words


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what arrived could not be read."""
    return _page(request, 400, _("We could not read what your browser sent"), _("Please go back and try once more."))


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: Django's own; our screens answer 404 where something is not yours."""
    return _page(request, 403, _("This page is not open to you"), _("Ask us if you think that it should be."))


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or not yours; the two look the same on purpose. Whoever sent a form gets its words back."""
    words = _("The address may have been typed wrongly, or the page has moved. Nothing you wrote is lost.")
    if request.method == "POST":
        words = _("It may have moved, or be done already. What you wrote was not taken; here it is, to copy.")
        return _page(request, 404, _("We cannot find that page"), words, template="form_not_taken.html")
    return _page(request, 404, _("We cannot find that page"), words)


def method_not_allowed(request: HttpRequest, allowed: list[str]) -> HttpResponse:
    """405: a form was sent to a page that takes none, or the other way round."""
    answer = _page(request, 405, _("This page does not work that way"), _("Please go back and try once more."))
    answer["Allow"] = ", ".join(allowed)
    return answer


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. Asks nothing of the database."""
    words = _("It is not your fault. What you saved before is safe. Try again in a few minutes, or ring us.")
    return _page(None, 500, _("Something went wrong at our end"), words)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form had lain open too long, or cookies are off. The words are shown, to be copied; not sent again."""
    words = _("The page was open for a long time, or your browser keeps no cookies. Open the page again and send it.")
    return _page(request, 403, _("We could not take this form"), words, template="form_not_taken.html")


def signed_out(request: HttpRequest, sign_in: str) -> HttpResponse:
    """403: a form was sent by somebody who is no longer signed in."""
    words = _("You were signed out in the meantime. Sign in again, then send your words.")
    return _page(request, 403, _("Please sign in again"), words, template="form_not_taken.html", sign_in=sign_in)


def _page(
    request: HttpRequest | None, status: int, heading: str, words: str, *, template: str = "", sign_in: str = ""
) -> HttpResponse:
    """The template for `status`, or its heading and words alone where the template cannot be drawn."""
    typed = typed_words(request) if request and template else None
    said = {"heading": heading, "words": words, "phone": settings.SCHEME_PHONE, "typed": typed, "sign_in": sign_in}
    try:
        text: str = loader.render_to_string(template or f"{status}.html", said, request)
    except Exception:
        text = plain_page(heading, words)
    return HttpResponse(text, status=status)


def plain_page(heading: str, words: str) -> str:
    """A page without style, script, template or database."""
    return format_html(
        "<!doctype html><html lang=en-gb><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        "<title>{}</title><h1>{}</h1><p>{}</p><p>{} <a href='tel:{}'>{}</a></p><p><a href='/'>{}</a></p></html>",
        heading,
        heading,
        words,
        _("You can ring us:"),
        settings.SCHEME_PHONE.replace(" ", ""),
        settings.SCHEME_PHONE,
        _("Go to the first page"),
    )
