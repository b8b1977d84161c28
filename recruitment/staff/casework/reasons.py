"""Why somebody wanted to open a sealed text, kept for the minutes in which they show again that it is them.

In their session, for that one text; never in an address, where a log or a shoulder could read it.
"""

import time

from django.http import HttpRequest

from lms.platform.trust.domain.reveal import LONGEST_REASON
from recruitment.staff.gates.sealed import Openable

NAME = "reason_to_open"
KEPT_SECONDS = 10 * 60


def keep(request: HttpRequest, what: str, reason: str) -> None:
    """Remember the reason typed for the text with the key `what`; a second one takes its place."""
    kept = {"by": request.user.pk, "what": what[:200], "reason": reason[:LONGEST_REASON]}
    request.session[NAME] = kept | {"until": time.time() + KEPT_SECONDS}


def kept_for(request: HttpRequest, items: list[Openable]) -> dict[str, object]:
    """For the page of a gate: the text among `items` that was asked for, and the reason as it was typed."""
    kept = request.session.get(NAME) or {}
    item = next((one for one in items if one.key == kept.get("what")), None)
    if item is None or kept["by"] != request.user.pk or kept["until"] < time.time():
        return {}
    return {"asked": item, "reason": kept["reason"]}


def forget(request: HttpRequest) -> None:
    """It was opened, and the reason is in the log of openings now."""
    request.session.pop(NAME, None)
