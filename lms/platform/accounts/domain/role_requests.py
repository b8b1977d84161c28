"""A sensitive role takes two people: one asks, another agrees or hands it back. What gives it is `give_role` alone.

Where a scheme has one administrator, some of what they ask for takes effect after a day that others can stop it in:
`role_delays`.
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.domain.relationships import close_and_not_colleagues, conflicted, people_close_to
from lms.platform.accounts.domain.roles import (
    RoleRefused,
    check_day,
    check_giver,
    check_second_person,
    find_held,
    give_role,
)
from lms.platform.accounts.domain.two_people import may_be_delayed, why_not_second, why_same_person
from lms.platform.accounts.models import Area, RoleHolding, RoleRequest, User
from lms.platform.accounts.models.role_request import RoleRequestQuerySet
from lms.platform.accounts.roles import Grant, Role, is_sensitive
from lms.platform.trust.domain.audit import record


class RequestAlreadyDecided(RoleRefused):
    """Somebody else was first; the message says who, what and when."""

    def __init__(self, request: RoleRequest) -> None:
        super().__init__(outcome_of(request))


@transaction.atomic
def give_or_request_role(
    user: User, role: Role | str, *, area: Area | None = None, ends: date | None = None, by: User
) -> RoleHolding | RoleRequest:
    """Give `role` at once, or, where it is sensitive, ask for a second person's agreement. Raises RoleRefused."""
    role = Role(role)
    if is_sensitive(role):
        return request_role(user, role, area=area, ends=ends, by=by)
    return give_role(user, role, area=area, ends=ends, by=by)


@transaction.atomic
def request_role(
    user: User, role: Role | str, *, area: Area | None = None, ends: date | None = None, by: User
) -> RoleRequest:
    """`by` asks that `user` be given `role`. Nothing is given yet. `delayed` where it may take effect after a day.

    The same request of the same person twice is one. Raises RoleRefused where the role is held or asked for already.
    """
    role = Role(role)
    check_giver(user, by)
    check_day(ends)
    if find_held(user, role, area=area, ends=ends):
        raise RoleRefused(_("They have this role already."))
    if same := why_same_person(by, user):
        raise RoleRefused(same)
    delayed = may_be_delayed(role, area=area, by=by, user=user)
    request, made = RoleRequest.objects.open().get_or_create(
        user=user, role=role, area=area, defaults={"asked_by": by, "ends": ends, "delayed": delayed}
    )
    if made:
        record("accounts.role_asked_for", by=by, target=user, ids=_ids(request))
    elif (request.asked_by, request.ends) != (by, ends):
        raise RoleRefused(_("This was asked for already. It waits for a second person."))
    return request


@transaction.atomic
def agree_to_role_request(request: RoleRequest, *, by: User) -> RoleHolding:
    """The second person's word: the role is given. Raises RoleRefused, and RequestSettled where somebody was first."""
    reason = why_not(request, by)
    if reason:
        raise RoleRefused(reason)
    check_second_person(request.user, by=request.asked_by, approved_by=by)
    _claim(request, agreed_by=by, agreed_at=timezone.now())
    record("accounts.role_agreed_to", by=by, target=request.user, ids=_ids(request))
    return give_role(
        request.user, request.role, area=request.area, ends=request.ends, by=request.asked_by, approved_by=by
    )


@transaction.atomic
def hand_back_role_request(request: RoleRequest, *, by: User) -> RoleRequest:
    """It is not given. A second person says so, or whoever asked thought again; raises RoleRefused, RequestSettled."""
    if not any(has_grant(by, grant) for grant in (Grant.ACCOUNTS_MANAGE, Grant.ROLES_APPROVE)):
        raise RoleRefused(_("You cannot hand this back."))
    _claim(request, stopped_by=by, stopped_at=timezone.now())
    record("accounts.role_handed_back", by=by, target=request.user, ids=_ids(request))
    return request


def waiting_for(user: User) -> QuerySet[RoleRequest]:
    """What waits for the agreement of `user`, oldest first: nothing of theirs, or of those close to them."""
    if not has_grant(user, Grant.ROLES_APPROVE):
        return RoleRequest.objects.none()
    open_to_them = RoleRequest.objects.open().exclude(user__in=people_close_to(user)).exclude(asked_by=user)
    return open_to_them.order_by("pk")


def waiting_on_others(user: User) -> QuerySet[RoleRequest]:
    """What waits for somebody else's agreement and `user` may look at, oldest first."""
    return requests_seen_by(user).open().exclude(pk__in=waiting_for(user).values("pk")).order_by("pk")


def requests_seen_by(user: User) -> RoleRequestQuerySet:
    """Those that `user`, who has a say in roles, may look at: none for somebody close who does not work here."""
    return RoleRequest.objects.exclude(user__in=close_and_not_colleagues(user))


def why_not(request: RoleRequest, by: User) -> str:
    """Why `by` may not agree to this, as a sentence; an empty string where they may. Its state is another question."""
    if by == request.user:
        return _("Nobody agrees to their own role. Somebody else has to.")
    if by == request.asked_by:
        return _("You asked for this. Somebody else has to agree.")
    if lapsed := why_it_lapsed(request):
        return lapsed
    if has_grant(by, Grant.ROLES_APPROVE) and (refusal := why_not_second(by, by=request.asked_by, user=request.user)):
        return refusal
    return conflicted(by, request.user)


def why_it_lapsed(request: RoleRequest) -> str:
    """Why nobody may agree to this any more, as a sentence; an empty string where somebody may."""
    if request.asked_by is None or not has_grant(request.asked_by, Grant.ACCOUNTS_MANAGE):
        return _("Whoever asked for this may not give roles any more. Hand it back, and ask an administrator.")
    if request.ends is not None and request.ends <= timezone.localdate():
        return _("It was asked for until a day that has gone by. Hand it back.")
    return ""


def outcome_of(request: RoleRequest) -> str:
    """Who said what to a request that waits no longer, and when."""
    if request.agreed_at:
        return _said(_("%(who)s agreed to this at %(when)s."), request.agreed_by, request.agreed_at)
    if request.done_at:
        return _said(_("Nobody stopped this for a day, so it took effect at %(when)s."), None, request.done_at)
    if request.stopped_by is None:
        return _said(
            _("This could not take effect any more, so it was handed back at %(when)s."), None, request.stopped_at
        )
    return _said(_("%(who)s handed this back at %(when)s."), request.stopped_by, request.stopped_at)


def _said(words: str, who: User | None, when: datetime | None) -> str:
    at = date_format(timezone.localtime(when), "H:i, j F Y")
    return words % {"who": who.get_full_name() if who else _("Somebody"), "when": at}


def _claim(request: RoleRequest, **said: User | datetime) -> None:
    """One of two who answer in the same moment is first, and the other one reads who it was."""
    claimed = RoleRequest.objects.open().filter(pk=request.pk).update(**said)
    request.refresh_from_db()
    if not claimed:
        raise RequestAlreadyDecided(request)


def _ids(request: RoleRequest) -> dict[str, str | int | None]:
    return {"role": request.role, "area": request.area.slug if request.area else None, "request": request.pk}
