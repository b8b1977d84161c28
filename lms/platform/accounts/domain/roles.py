"""Giving and ending roles. What is sensitive needs a second person (`two_people`); nobody gives one to themselves."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.editors import keep_in_step
from lms.platform.accounts.domain.grants import forget_holdings, has_grant, holders
from lms.platform.accounts.domain.last_holder import hold_still, why_it_cannot_end
from lms.platform.accounts.domain.two_people import why_not_second, why_same_person
from lms.platform.accounts.models import Area, RoleHolding, RoleRequest, User
from lms.platform.accounts.roles import KEY_GRANTS, ROLE_GRANTS, Grant, Role, holds_only_keys, is_sensitive
from lms.platform.trust.domain.audit import record

FEW = 2
"""Who holds a key is given it by two others. Below this number there are no two, and the command line steps in."""


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

    Giving a role that is held already changes nothing. `by` may give roles (ACCOUNTS_MANAGE); None is the command line,
    which alone hands a new scheme its first keys. Any other sensitive role needs `approved_by` (ROLES_APPROVE), who is
    neither `by` nor `user`; the audit row `accounts.sensitive_role_given` says so. Raises RoleRefused.
    """
    role = Role(role)
    _one_at_a_time(user)
    held = find_held(user, role, area=area, ends=ends)
    if held is not None:
        return held
    check_giver(user, by)
    check_day(ends)
    takes_two = is_sensitive(role) and not (by is approved_by is None and _begins_a_scheme(role))
    if takes_two:
        check_second_person(user, by=by, approved_by=approved_by)
    action = "accounts.sensitive_role_given" if takes_two else "accounts.role_given"
    return _put_in_place(action, user=user, role=role, area=area, given_by=by, approved_by=approved_by, ends=ends)


@transaction.atomic
def give_role_after_delay(request: RoleRequest) -> RoleHolding:
    """What one administrator asked for counts from now: nobody stopped it in its day. Asks nothing: `role_delays` has.

    The audit row `accounts.role_given_after_delay` names the request.
    """
    _one_at_a_time(request.user)
    held = find_held(request.user, Role(request.role), area=request.area, ends=request.ends)
    if held is not None:
        return held
    named = {"user": request.user, "role": request.role, "area": request.area, "ends": request.ends}
    return _put_in_place("accounts.role_given_after_delay", given_by=request.asked_by, request=request.pk, **named)


@transaction.atomic
def end_role(holding: RoleHolding, *, by: User | None) -> RoleHolding:
    """The role counts no longer, from this moment. Ending one that has ended changes nothing.

    `by` may give roles, or holds this one and lays it down. Raises RoleRefused, also where nobody would be left to do
    what the scheme cannot be without.
    """
    if by is not None and by != holding.user and not has_grant(by, Grant.ACCOUNTS_MANAGE):
        raise RoleRefused(_("You cannot end this role."))
    hold_still(holding)
    reason = why_it_cannot_end(holding)
    if reason:
        raise RoleRefused(reason)
    today = timezone.localdate()
    running = RoleHolding.objects.filter(Q(ends=None) | Q(ends__gt=today), pk=holding.pk)
    was_running = running.update(ends=today)
    holding.refresh_from_db(fields=["ends"])
    if was_running:
        _settle(holding.user)
        record("accounts.role_ended", by=by, target=holding.user, ids={"role": holding.role, "holding": holding.pk})
    return holding


def find_held(user: User, role: Role, *, area: Area | None, ends: date | None) -> RoleHolding | None:
    """The holding that already says this: without an end, or with the same one."""
    current = RoleHolding.objects.current().filter(user=user, role=role, area=area)
    return current.filter(Q(ends=None) | Q(ends=ends)).first()


def check_giver(user: User, by: User | None) -> None:
    """Raises RoleRefused unless `by` may give a role to `user`."""
    if by is None:
        return
    if by == user:
        raise RoleRefused(_("Nobody gives a role to themselves. Ask another administrator."))
    if not has_grant(by, Grant.ACCOUNTS_MANAGE):
        raise RoleRefused(_("You cannot give roles."))


def check_day(ends: date | None) -> None:
    """Raises RoleRefused where a role would have ended before it began."""
    if ends is not None and ends <= timezone.localdate():
        raise RoleRefused(_("The first day without the role has to be still to come."))


def check_second_person(user: User, *, by: User | None, approved_by: User | None) -> None:
    """Raises SecondPersonNeeded unless `approved_by` may agree to what `by` would give to `user`."""
    if approved_by is None:
        raise SecondPersonNeeded(_("This role takes two people. A second person has to agree."))
    refusal = why_not_second(approved_by, by=by, user=user) or why_same_person(by, user)
    if refusal:
        raise SecondPersonNeeded(refusal)


def _begins_a_scheme(role: Role) -> bool:
    """Whether there are not yet two people who could give `role`, which opens nothing that anybody told us."""
    keys = ROLE_GRANTS[role] & KEY_GRANTS
    return holds_only_keys(role) and any(holders(key).count() < FEW for key in keys)


def _one_at_a_time(user: User) -> None:
    """Two who give the same role in the same moment do it one after the other. SQLite has one writer anyway."""
    list(User.objects.select_for_update(no_key=True).filter(pk=user.pk).values_list("pk"))


def _put_in_place(action: str, *, request: int | None = None, **holds: Any) -> RoleHolding:
    holding = RoleHolding.objects.create(starts=timezone.localdate(), **holds)
    _settle(holding.user)
    _write_down(action, holding, request)
    return holding


def _settle(user: User) -> None:
    forget_holdings(user)
    keep_in_step(user)


def _write_down(action: str, holding: RoleHolding, request: int | None) -> None:
    ids = {"role": holding.role, "area": holding.area.slug if holding.area else None, "holding": holding.pk}
    if holding.approved_by:
        ids["approved_by"] = str(holding.approved_by.uuid)
    if request is not None:
        ids["request"] = request
    record(action, by=holding.given_by, target=holding.user, ids=ids)
