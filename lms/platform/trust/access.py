"""How an app says who may use an address. Each app's `access.py` lists its own in ADDRESSES; lms/site/access_policy.py decides.

What is not listed is refused. Trust knows no people and no roles, so a grant is only a value here.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Who:
    """A group of people: everybody, those signed in, staff, the holders of any of `grants`, or nobody."""

    kind: str
    grants: tuple[str, ...] = ()


public = Who("public")
signed_in = Who("signed_in")
staff = Who("staff")
# For screens of others that we do not want: they are known, and closed.
nobody = Who("nobody")


def grant(*grants: str) -> Who:
    """Whoever holds at least one of `grants` (members of lms.platform.accounts.roles.Grant) in any area."""
    if not grants:
        raise ValueError("Name at least one grant.")
    return Who("grant", tuple(grants))


@dataclass(frozen=True)
class Address:
    """One address: its view name (`namespace:name`) or its route, who may use it, with which methods, for which object.

    `mine(user, **kwargs)` is asked with the arguments in the path; False is answered as if there were nothing there.
    HEAD and OPTIONS follow GET.
    """

    view: str
    who: Who
    methods: tuple[str, ...] = ("GET",)
    mine: Callable[..., bool] | None = None


ADDRESSES: list[Address] = []


def whole_number(user: object, pk: str) -> bool:
    """For `mine`: what Wagtail's choosers chose has a number; Wagtail answers anything else with a server error."""
    return pk.isdecimal()


def each(
    *views: str, who: Who, methods: tuple[str, ...] = ("GET",), mine: Callable[..., bool] | None = None
) -> list[Address]:
    """The same entry for several addresses."""
    return [Address(view, who=who, methods=methods, mine=mine) for view in views]
