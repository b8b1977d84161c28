"""Giving and ending roles. What is sensitive needs a second person; nobody gives a role to themselves."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.accounts.domain.editors import keep_in_step
from lms.accounts.domain.grants import forget_holdings, has_grant
from lms.accounts.models import Area, RoleHolding, User
from lms.accounts.roles import Grant, Role, is_sensitive
from lms.trust.domain.audit import record


class RoleRefused(Exception):
    """The role may not be given; the message is a sentence for the screen."""


class SecondPersonNeeded(RoleRefused):
    """What was asked for needs the agreement of another person."""


@transaction.atomic
def give_role(
    user: User,
    role: Role | str,
    *,
    area: Area | None = None,
    by: User | None,
    approved_by: User | None = None,
    ends: date | None = None,
) -> RoleHolding:
    """`user` holds `role` from today, in `area` or everywhere, up to the day `ends` (the first day without).

    Giving a role that is held already changes nothing. `by` may give roles (ACCOUNTS_MANAGE); None is the command line.
    A sensitive role needs `approved_by` (ROLES_APPROVE), who is neither `by` nor `user`; the audit row that it then
    writes, `accounts.sensitive_role_given`, is what tells the safeguarding lead. Raises RoleRefused.
    """
    role = Role(role)
    held = RoleHolding.objects.current().filter(user=user, role=role, area=area, ends=None).first()
    if held is not None:
        return held
    _check_giver(user, by)
    if is_sensitive(role):
        _check_second_person(user, by=by, approved_by=approved_by)
    holding = RoleHolding.objects.create(
        user=user, role=role, area=area, given_by=by, approved_by=approved_by, starts=timezone.localdate(), ends=ends
    )
    _settle(user)
    name = "accounts.sensitive_role_given" if is_sensitive(role) else "accounts.role_given"
    ids = {"role": role.value, "area": area.slug if area else None, "holding": holding.pk}
    if approved_by:
        ids["approved_by"] = str(approved_by.uuid)
    record(name, by=by, target=user, ids=ids)
    return holding


@transaction.atomic
def end_role(holding: RoleHolding, *, by: User | None) -> RoleHolding:
    """The role counts no longer, from this moment. Ending one that has ended changes nothing.

    `by` may give roles, or holds this one and lays it down. Raises RoleRefused.
    """
    if holding.ends is not None and holding.ends <= timezone.localdate():
        return holding
    if by is not None and by != holding.user and not has_grant(by, Grant.ACCOUNTS_MANAGE):
        raise RoleRefused(_("You cannot end this role."))
    holding.ends = timezone.localdate()
    holding.save(update_fields=["ends"])
    _settle(holding.user)
    record("accounts.role_ended", by=by, target=holding.user, ids={"role": holding.role, "holding": holding.pk})
    return holding


def _check_giver(user: User, by: User | None) -> None:
    if by is None:
        return
    if by == user:
        raise RoleRefused(_("Nobody gives a role to themselves. Ask another administrator."))
    if not has_grant(by, Grant.ACCOUNTS_MANAGE):
        raise RoleRefused(_("You cannot give roles."))


def _check_second_person(user: User, *, by: User | None, approved_by: User | None) -> None:
    if approved_by is None:
        raise SecondPersonNeeded(_("This role opens sensitive things. A second person has to agree."))
    if approved_by in {user, by}:
        raise SecondPersonNeeded(_("The second person has to be somebody else."))
    if not has_grant(approved_by, Grant.ROLES_APPROVE):
        raise SecondPersonNeeded(_("The second person has to be an administrator, a manager or the safeguarding lead."))


def _settle(user: User) -> None:
    forget_holdings(user)
    keep_in_step(user)
