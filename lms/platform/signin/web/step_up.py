"""Before something that hurts in the wrong hands: show again that it is you."""

import time
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from lms.platform.signin.web.allauth_flows import proofs

View = Callable[..., HttpResponse]


def recently_signed_in(request: HttpRequest) -> bool:
    """Whether this browser's person signed in, or showed again who they are, within settings.STEP_UP_MINUTES."""
    shown = proofs(request)
    return bool(shown) and time.time() - shown[-1]["at"] < settings.STEP_UP_MINUTES * 60


def recently_signed_in_required(view: View) -> View:
    """Lead whoever has not signed in recently to `signin:reauthenticate`, and from there to the page.

    By GET: a form that was sent is not replayed, so ask before showing the form.
    """

    @wraps(view)
    def asked_first(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if recently_signed_in(request):
            return view(request, *args, **kwargs)
        where = request.get_full_path() if request.method == "GET" else request.path
        return HttpResponseRedirect(f"{reverse('signin:reauthenticate')}?{urlencode({'next': where})}")

    return asked_first
