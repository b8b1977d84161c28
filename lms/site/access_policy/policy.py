"""The one decision: may this person use this address, with this method, for this object?"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from django.urls import NoReverseMatch, reverse

from lms.platform.accounts.domain.grants import has_grant, is_staff_member
from lms.platform.accounts.roles import Grant
from lms.platform.trust.access import Address
from lms.site.access_policy.table import policy_for


class Decision(Enum):
    """What the middleware answers."""

    YES = "let through"
    SIGN_IN = "to the sign-in page"
    NOTHING_HERE = "404"
    NOT_LIKE_THIS = "405"


def allowed(user: Any, address: Address | None, method: str, kwargs: Mapping[str, Any]) -> Decision:
    """Nobody learns whether an address exists that is not theirs: unknown and not yours are answered alike.

    Somebody not signed in is sent to sign in, whatever the object. Area and state are the business of `mine` and of the
    screens' own querysets.
    """
    if address is None or address.who.kind == "nobody":
        return Decision.NOTHING_HERE
    if address.who.kind != "public" and not user.is_authenticated:
        return Decision.SIGN_IN
    if not _belongs(user, address) or (address.mine is not None and not address.mine(user, **kwargs)):
        return Decision.NOTHING_HERE
    return Decision.YES if method in methods_of(address) else Decision.NOT_LIKE_THIS


def may_open(user: Any, view: str, **kwargs: Any) -> str:
    """The path of `view` where `user` may look at it; an empty string where they may not, or there is no such view.

    For a screen with a link into an app above its own, which it cannot ask: the middleware leaves this on each request.
    """
    try:
        path = reverse(view, kwargs=kwargs)
    except NoReverseMatch:
        return ""
    return path if allowed(user, policy_for(view, ""), "GET", kwargs) is Decision.YES else ""


def methods_of(address: Address) -> list[str]:
    """The methods it takes; HEAD and OPTIONS follow GET."""
    return [*address.methods, *(["HEAD", "OPTIONS"] if "GET" in address.methods else [])]


def _belongs(user: Any, address: Address) -> bool:
    match address.who.kind:
        case "public" | "signed_in":
            return True
        case "staff":
            return is_staff_member(user)
        case _:
            return any(has_grant(user, Grant(name)) for name in address.who.grants)
