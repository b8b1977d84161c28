"""Who counts as two people when a role is given, and where a day in which others can stop it stands in for the second.

Two accounts are not two people: somebody who gives roles can add an account of their own. So whoever proves that they
are there by the other's address or number is the same person here, and a say in who gets roles that came from the
proposer is no second word for as long as the slower way would take.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.contacts import mailbox
from lms.platform.accounts.domain.grants import has_grant, holders
from lms.platform.accounts.domain.preferences import preference_of
from lms.platform.accounts.models import Area, RoleHolding, User
from lms.platform.accounts.roles import Grant, Role, counts_everywhere, opens_only_people, roles_with

DELAY = timedelta(hours=24)
"""How long a role waits that one administrator asked for alone, from the moment in which others are told of it."""

ALONE_FOR = timedelta(days=7)
"""Whoever ended the role of the other administrator in this time is not alone yet: ending takes one person."""


def why_same_person(one: User | None, other: User) -> str:
    """Why two accounts do not count as two people, as a sentence; an empty string where they do.

    What one of them signs in with is the other's too, or reaches the other. An office's number by which both are only
    rung is no such thing.
    """
    if one is None:
        return ""
    if one.pk == other.pk:
        return _("The second person has to be somebody else.")
    mine, theirs = _signs_in_with(one), _signs_in_with(other)
    if mine & (theirs | _reached_at(other)) or theirs & _reached_at(one):
        return _("Two of these accounts have the same address or number, so they count as one person.")
    return ""


def why_not_second(second: User, *, by: User | None, user: User) -> str:
    """Why `second` may not agree to what `by` would give to `user`, as a sentence; an empty string where they may."""
    if second in {user, by}:
        return _("The second person has to be somebody else.")
    if not has_grant(second, Grant.ROLES_APPROVE):
        return _("The second person has to be an administrator, a manager or the safeguarding lead.")
    if by is not None and _say_is_new(second, by):
        return _("Their own say in roles is less than a day old, and came from the same person. Somebody else has to.")
    return why_same_person(by, second) or why_same_person(second, user)


def may_be_delayed(role: Role, *, area: Area | None, by: User, user: User) -> bool:
    """Whether what `by` asks for may take effect after a day without a second person's word.

    Only in one area, only what opens cases and nothing sealed, only where there is no other administrator, and only
    where somebody else could stop it.
    """
    if area is None or counts_everywhere(role) or not opens_only_people(role):
        return False
    return is_only_administrator(by) and who_can_stop(by=by, user=user)


def is_only_administrator(user: User) -> bool:
    """Whether nobody else gives roles, or did in the last week."""
    since = timezone.localdate() - ALONE_FOR
    held = RoleHolding.objects.filter(role__in=roles_with(Grant.ACCOUNTS_MANAGE)).exclude(user=user)
    return has_grant(user, Grant.ACCOUNTS_MANAGE) and not held.exclude(ends__lte=since).exists()


def who_can_stop(*, by: User, user: User) -> bool:
    """Whether somebody has a say in roles who is neither of the two, nor another account of theirs."""
    others = holders(Grant.ROLES_APPROVE).exclude(pk__in=[by.pk, user.pk])
    return any(not why_not_second(other, by=by, user=user) for other in others)


def _say_is_new(second: User, by: User) -> bool:
    says = RoleHolding.objects.current().filter(user=second, role__in=roles_with(Grant.ROLES_APPROVE))
    older = says.exclude(given_by=by, given_at__gt=timezone.now() - DELAY)
    return not older.exists()


def _signs_in_with(person: User) -> set[str]:
    return {way for way in (mailbox(person.email or ""), person.phone) if way}


def _reached_at(person: User) -> set[str]:
    preference = preference_of(person)
    return {way for way in (mailbox(preference.contact_email or ""), preference.contact_phone) if way}
