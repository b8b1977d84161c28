"""Why somebody wanted to open a sealed text, kept for the minutes in which they show again that it is them.

In their session, for that one text; never in an address, where a log or a shoulder could read it.
"""

import time
from collections.abc import Collection
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from lms.platform.trust.domain.reveal import LONGEST_REASON

NAME = "reason_to_open"
KEPT_SECONDS = 10 * 60


def prove_before_opening(request: HttpRequest, what: str, *, reason: str, page: str) -> HttpResponseRedirect:
    """Lead somebody who has not signed in recently to show again that it is them, and from there to `page`.

    The reason that they typed for the text with the key `what` is kept meanwhile; a second one takes its place.
    """
    kept = {"by": request.user.pk, "what": what[:200], "reason": reason[:LONGEST_REASON]}
    request.session[NAME] = kept | {"until": time.time() + KEPT_SECONDS}
    return HttpResponseRedirect(f"{reverse('signin:reauthenticate')}?{urlencode({'next': page})}")


def kept_reason(request: HttpRequest, keys: Collection[str]) -> tuple[str, str]:
    """For a page on which the texts with `keys` can be opened: the key that was asked for, and the reason as typed.

    Two empty strings where there is none, it was for another text, or its minutes are over.
    """
    kept = request.session.get(NAME) or {}
    if kept.get("what") not in keys or kept["by"] != request.user.pk or kept["until"] < time.time():
        return "", ""
    return kept["what"], kept["reason"]


def forget_reason(request: HttpRequest) -> None:
    """It was opened, and the reason is in the log of openings now."""
    request.session.pop(NAME, None)
