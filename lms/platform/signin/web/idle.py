"""Sessions end by themselves: a shared computer, a phone left on a bus."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.grants import is_staff_member
from lms.platform.signin.domain.store import BEGAN, SEEN
from lms.platform.signin.web.allauth_flows import sign_out

WRITTEN_EVERY_SECONDS = 60


class IdleMiddleware:
    """Staff: 30 minutes without a click, 12 hours at most. Others: two hours without one; what they did is saved."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Sign out who was away too long, before anything else looks at who they are."""
        if request.user.is_authenticated:
            if _is_over(request):
                sign_out(request, quietly=True)
                messages.info(request, _("You were away for a while, so we signed you out. What you did is saved."))
            else:
                _note(request)
        return self.get_response(request)


def _is_over(request: HttpRequest) -> bool:
    now = time.time()
    idle = now - request.session.get(SEEN, now)
    age = now - request.session.get(BEGAN, now)
    if idle > settings.IDLE_MINUTES * 60:
        return True
    if idle <= settings.STAFF_IDLE_MINUTES * 60 and age <= settings.STAFF_SESSION_HOURS * 3600:
        return False
    return is_staff_member(request.user)


def _note(request: HttpRequest) -> None:
    """Not at every request: a session row is written once a minute at most."""
    now = time.time()
    request.session.setdefault(BEGAN, now)
    if now - request.session.get(SEEN, 0) > WRITTEN_EVERY_SECONDS:
        request.session[SEEN] = now
