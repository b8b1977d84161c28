"""Who may have a hand in a contact change. Each rule answers with a sentence for the screen; an empty one means yes.

`on_case` says that the caller has made sure that `by` works on a case of this person (CASE_WORK, in its area): sign-in
knows no cases. It opens nothing where the person works here themself.
"""

from django.utils.translation import gettext as _

from lms.platform.accounts.domain.grants import has_grant, is_staff_member
from lms.platform.accounts.domain.relationships import conflicted
from lms.platform.accounts.domain.two_people import why_same_person
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.signin.models import ContactChange


def why_not_ask(person: User, by: User, *, on_case: bool = False) -> str:
    """Ask for a change: an administrator for anybody; whoever works on their case, for somebody who is not staff."""
    refusal = _why_nobody(person, by)
    if refusal:
        return refusal
    allowed = has_grant(by, Grant.ACCOUNTS_MANAGE) or (on_case and not is_staff_member(person))
    return "" if allowed else _("Your role does not do this here.")


def why_not_agree(change: ContactChange, by: User, *, on_case: bool = False) -> str:
    """Be the second person. Who works here needs an administrator to ask, and somebody with ROLES_APPROVE to agree."""
    person = change.person
    if by.pk == change.asked_by_id:
        return _("You asked for this. A second person has to agree.")
    if not is_staff_member(person):
        return why_not_ask(person, by, on_case=on_case) or why_same_person(change.asked_by, by)
    refusal = _why_nobody(person, by) or why_same_person(change.asked_by, by)
    if refusal:
        return refusal
    if not has_grant(by, Grant.ROLES_APPROVE):
        return _("The second person has to be an administrator, a manager or the safeguarding lead.")
    if not has_grant(change.asked_by, Grant.ACCOUNTS_MANAGE):
        return _("They work here now, so an administrator has to ask for it. Stop this one first.")
    return ""


def why_not_stop(person: User, by: User, *, on_case: bool = False) -> str:
    """Stop one: whoever may ask for it or be the second. (The person themself: `contact_changes.stop_own`.)"""
    refusal = why_not_ask(person, by, on_case=on_case)
    agrees = has_grant(by, Grant.ROLES_APPROVE) and is_staff_member(person) and not _why_nobody(person, by)
    return "" if agrees else refusal


def may_look(person: User, by: User) -> bool:
    """Whether `by` may see, as an administrator or as the second person, how somebody else signs in."""
    return not why_not_stop(person, by)


def still_stands(change: ContactChange) -> bool:
    """Whether the two who agreed could do so still: the account is open, and nobody's role has changed in the way."""
    if not change.person.is_active:
        return False
    asked, agreed = change.asked_by, change.agreed_by
    both = has_grant(asked, Grant.ACCOUNTS_MANAGE) and has_grant(agreed, Grant.ROLES_APPROVE)
    return both or not is_staff_member(change.person)


def _why_nobody(person: User, by: User) -> str:
    if not person.is_active:
        return _("This account is closed.")
    return conflicted(by, person)
