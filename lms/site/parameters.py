"""Parameters that nothing can be done with get 400 and our page, before a screen or the database sees them.

Wagtail's lists and its API hand what stands in the address to the database as it is; PostgreSQL keeps no NUL, neither
database counts beyond 64 bits, and a page number is a number. What people type into a form is not refused for a slip of
the keyboard: `lms.site.typed_input` has taken NUL and its like out of it already; here it is left in names of fields,
in passwords and in JSON.
"""

import logging
import re
from collections.abc import Callable, Iterator

from django.db import DataError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.request import UnreadablePostError

from lms.site.errors import bad_request

logger = logging.getLogger(__name__)

NUL = "\0"
PLACES = frozenset({"p", "page", "offset", "limit"})
"""Parameters that are a place in a list, wherever they stand."""
WORDS = frozenset({"q", "search", "query", "words", "code", "contact", "name"})
"""Parameters that may be digits alone, as many as somebody likes: they are looked for as text."""
MOST_PLACES = 2**31 - 1
MOST = 2**63 - 1
A_NUMBER = re.compile(r"\s*[-+]?\d+\s*")


class ParametersMiddleware:
    """Stands before whatever reads the address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_bad_path(request.path_info) or is_bad_query(request.GET) or _is_bad_body(request):
            return bad_request(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A number or date in the address that passed here and was too large for its column all the same."""
        asked = request.method in {"GET", "HEAD"} and (request.GET or re.search(r"\d", request.path_info))
        if asked and isinstance(exception, OverflowError | DataError):
            logger.warning("Refused by the database: %s", type(exception).__name__)
            return bad_request(request)
        return None


def is_bad_path(path: str) -> bool:
    """Whether it holds NUL, or a number that no row can have."""
    return NUL in path or any(_is_beyond(part, MOST) for part in path.split("/"))


def is_bad_query(query: QueryDict) -> bool:
    """Whether a name or value can be nothing that we asked for."""
    return any(_is_bad(name, value) for name, value in _pairs(query))


def _is_bad(name: str, value: str) -> bool:
    if NUL in name or NUL in value:
        return True
    if name in PLACES and value:
        return value != "last" and (not A_NUMBER.fullmatch(value) or _is_beyond(value, MOST_PLACES))
    return name not in WORDS and _is_beyond(value, MOST)


def _is_beyond(text: str, most: int) -> bool:
    """Longer ones than Python reads at once are beyond everything."""
    return bool(A_NUMBER.fullmatch(text)) and (len(text.strip()) > 25 or abs(int(text)) > most)


def _is_bad_body(request: HttpRequest) -> bool:
    if request.method not in {"POST", "PUT", "PATCH"}:
        return False
    try:
        if request.content_type == "application/json":
            return b"\\u0000" in request.body or b"\0" in request.body
        return any(NUL in name or NUL in value for name, value in _pairs(request.POST))
    except UnreadablePostError:  # whoever sent it has gone
        return True


def _pairs(query: QueryDict) -> Iterator[tuple[str, str]]:
    for name, values in query.lists():
        yield from ((name, str(value)) for value in values)
