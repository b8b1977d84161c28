"""A role that a scheme's only administrator asked for alone: others are told, can stop it, and after a day it counts.

Its day begins when they are told, not when it was asked for: where no letter goes out, nothing takes effect.
"""

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from lms.platform.accounts.domain.grants import holders
from lms.platform.accounts.domain.role_requests import why_it_lapsed
from lms.platform.accounts.domain.roles import give_role_after_delay
from lms.platform.accounts.domain.two_people import DELAY, may_be_delayed
from lms.platform.accounts.models import RoleHolding, RoleRequest, User
from lms.platform.accounts.roles import Grant, Role
from lms.platform.trust.domain.audit import record


def people_to_tell(request: RoleRequest) -> QuerySet[User]:
    """Who hears of it before it counts: the lead and deputy, who has a say in roles, and all who hold that role."""
    same = RoleHolding.objects.current().filter(role=request.role).values("user")
    say = [holders(grant).values("pk") for grant in (Grant.CONCERN_READ, Grant.ROLES_APPROVE)]
    told = Q(pk__in=same) | Q(pk__in=say[0]) | Q(pk__in=say[1])
    return (
        User.objects.filter(told, is_active=True).exclude(pk__in=[request.user_id, request.asked_by_id]).order_by("pk")
    )


def begin_delay(request: RoleRequest) -> bool:
    """Its day begins; False where it had begun, or somebody was first. To be called in the transaction that tells."""
    begun = RoleRequest.objects.to_tell().filter(pk=request.pk).update(due_at=timezone.now() + DELAY)
    request.refresh_from_db(fields=["due_at"])
    return bool(begun)


def carry_out_due() -> int:
    """Give what nobody stopped for a day, and hand back what may not be given like this any more; how many. For `tick`.

    Safe to run twice at once, or to kill: each is claimed by a conditional UPDATE in the transaction of what it does.
    """
    due = list(RoleRequest.objects.due(timezone.now()).order_by("pk").values_list("pk", flat=True))
    return sum(_carry_out(pk) for pk in due)


@transaction.atomic
def _carry_out(pk: int) -> bool:
    request = RoleRequest.objects.select_related("user", "area", "asked_by").get(pk=pk)
    now, may = timezone.now(), _may_still(request)
    said = {"done_at": now} if may else {"stopped_at": now}
    if not RoleRequest.objects.due(now).filter(pk=pk).update(**said):
        return False
    if may:
        give_role_after_delay(request)
    else:
        ids = {"role": request.role, "area": request.area.slug if request.area else None, "request": request.pk}
        record("accounts.role_handed_back", by=None, target=request.user, ids=ids)
    return True


def _may_still(request: RoleRequest) -> bool:
    """Whether it could be asked for in the same way now: still one administrator, still somebody who can stop it."""
    if request.asked_by is None or not request.user.is_active or why_it_lapsed(request):
        return False
    return may_be_delayed(Role(request.role), area=request.area, by=request.asked_by, user=request.user)
