"""What a form sends is tidied before anything reads it: a slip of a keyboard loses nobody their words.

`lms.platform.characters` says what goes. Passwords are left as they were typed: they are not shown or stored, and one
that was chosen before must go on opening. Names of fields are ours; an odd one is left to `lms.site.parameters`.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.request import UnreadablePostError

from lms.platform.characters import tidy


class TypedInputMiddleware:
    """Stands before whatever reads a form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            _tidy_form(request)
        return self.get_response(request)


def _tidy_form(request: HttpRequest) -> None:
    """A form that cannot be read stays unread: the middleware behind answers it."""
    try:
        sent = request.POST
    except UnreadablePostError:
        return
    tidied = QueryDict(mutable=True, encoding=sent.encoding)
    for name, values in sent.lists():
        tidied.setlist(name, [_tidy_value(name, value) for value in values])
    tidied._mutable = False
    request.POST = tidied  # type: ignore[assignment]  # it is immutable from here on


def _tidy_value(name: str, value: str) -> str:
    return value if "password" in name.lower() else tidy(value)
