"""Who may do what, asked in one way everywhere. Nothing here looks at `is_superuser`.

A holding with an area counts in that area alone; a holding without one counts everywhere.
"""

from typing import Any

from django.db.models import Q, QuerySet

from lms.platform.accounts.models import Area, RoleHolding, User
from lms.platform.accounts.roles import ROLE_GRANTS, Grant, Role, roles_with


def holdings_of(user: Any) -> list[RoleHolding]:
    """The roles `user` holds today; empty for somebody not signed in or whose account is closed.

    Read once for each user object, as a request asks many times; `forget_holdings` makes it read again.
    """
    if not isinstance(user, User) or not user.is_active:
        return []
    if user.remembered_holdings is None:
        user.remembered_holdings = list(RoleHolding.objects.current().filter(user=user))
    found: list[RoleHolding] = user.remembered_holdings
    return found


def forget_holdings(user: User) -> None:
    """To be called when a role was given or ended."""
    user.remembered_holdings = None


def has_grant(user: Any, grant: Grant, area: Area | int | None = None) -> bool:
    """Whether `user` holds `grant`; with `area` (an Area or its id), whether there."""
    areas = areas_for(user, grant)
    if areas is None:
        return True
    area_id = area.pk if isinstance(area, Area) else area
    return bool(areas) if area_id is None else area_id in areas


def areas_for(user: Any, grant: Grant) -> set[int] | None:
    """Ids of the areas in which `user` holds `grant`; None means everywhere, an empty set nowhere."""
    areas = {holding.area_id for holding in holdings_of(user) if grant in ROLE_GRANTS[Role(holding.role)]}
    return None if None in areas else {area for area in areas if area is not None}


def grants_of(user: Any) -> set[Grant]:
    """Every grant that `user` holds anywhere."""
    return {grant for holding in holdings_of(user) for grant in ROLE_GRANTS[Role(holding.role)]}


def is_staff_member(user: Any) -> bool:
    """Whether `user` may enter the staff screens at all: holds any grant. A mentor holds a role, but no grant."""
    return bool(grants_of(user))


def holders(grant: Grant, area: Area | int | None = None) -> QuerySet[User]:
    """People with an open account who hold `grant` today; with `area`, those for whom it counts there."""
    held = RoleHolding.objects.current().filter(role__in=roles_with(grant))
    if area is not None:
        held = held.filter(Q(area=None) | Q(area=area))
    return User.objects.filter(is_active=True, pk__in=held.values("user")).order_by("pk")
