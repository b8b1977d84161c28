"""While a guard of the database is missing nothing is written: a plain page says so and gives people their words back.

Pages can still be read, above all the public ones with the numbers to ring.
"""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from lms.platform.trust.guarding import missing_guards
from lms.site.outage import resting_page

READS = ("GET", "HEAD", "OPTIONS", "TRACE")


def look_at_start() -> None:
    """Once when a process starts: the log says what is missing before anybody meets it. A database may be away."""
    try:
        missing_guards()
    except DatabaseError:
        return
    finally:
        connection.close()


class GuardedMiddleware:
    """Answers 503 to whatever would write."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in READS and missing_guards():
            return resting_page(request)
        return self.get_response(request)
