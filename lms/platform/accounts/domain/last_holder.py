"""What a scheme cannot be without: somebody who gives roles, and somebody who reads concerns."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.models import RoleHolding
from lms.platform.accounts.models.role_holding import RoleHoldingQuerySet
from lms.platform.accounts.roles import ROLE_GRANTS, Grant, Role, roles_with

NEEDED: dict[Grant, Promise] = {
    Grant.ACCOUNTS_MANAGE: gettext_lazy(
        "Nobody else is an administrator here. Make somebody else an administrator first, then end this role."
    ),
    Grant.CONCERN_READ: gettext_lazy(
        "Nobody else can read a concern. Give somebody else the role of safeguarding lead first, then end this one."
    ),
}


def why_it_cannot_end(holding: RoleHolding) -> str:
    """What has to be done before `holding` may end, as a sentence; an empty string where it may end now."""
    for grant, sentence in NEEDED.items():
        if list(_able(grant).values_list("pk", flat=True)) == [holding.pk]:
            return str(sentence)
    return ""


def what_would_be_missing(holding: RoleHolding) -> str:
    """What to think of before `holding` ends although it may, as a sentence; an empty string where nothing is."""
    leads = _able(Grant.CONCERN_READ).filter(role=Role.SAFEGUARDING_LEAD)
    if list(leads.values_list("pk", flat=True)) != [holding.pk]:
        return ""
    return _(
        "There is no other safeguarding lead. Until there is one, only the deputy reads concerns, and nobody reads one "
        "about the deputy."
    )


def hold_still(holding: RoleHolding) -> None:
    """Until the end of this transaction nobody else ends a role that opens the same: two who end each other's at once
    would leave nobody. SQLite has one writer anyway."""
    for grant in ROLE_GRANTS[Role(holding.role)] & set(NEEDED):
        list(_able(grant).select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def _able(grant: Grant) -> RoleHoldingQuerySet:
    """The holdings by which somebody can do this today; a closed account can do nothing."""
    return RoleHolding.objects.current().filter(role__in=roles_with(grant), user__is_active=True)
