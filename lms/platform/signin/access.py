"""Who may open which address of sign-in. allauth's own pages are in lms/site/access_policy/allauth.py."""

from typing import Any
from uuid import UUID

from lms.platform.accounts.roles import Grant
from lms.platform.signin.domain.contact_changes import somebody_for
from lms.platform.trust.access import Address, grant, public, signed_in

FORM = ("GET", "POST")
TWO_PEOPLE = grant(Grant.ACCOUNTS_MANAGE, Grant.ROLES_APPROVE)


def may_look_at(user: Any, uuid: UUID) -> bool:
    """Whether `user` may see how this person signs in: somebody else, and nobody close to them."""
    return somebody_for(uuid, user) is not None


ADDRESSES = [
    Address("signin:security", who=signed_in),
    Address("signin:password", who=public, methods=FORM),
    Address("signin:contact", who=signed_in, methods=FORM),
    Address("signin:sessions", who=signed_in, methods=FORM),
    Address("signin:stop_change", who=signed_in, methods=("POST",)),
    Address("signin:reauthenticate", who=signed_in),
    Address("signin:reauthenticate_by_code", who=signed_in, methods=FORM),
    Address("signin:admin_login", who=public, methods=FORM),
    Address("signin:admin_logout", who=public, methods=FORM),
    Address("signin:no_password_pages", who=public, methods=FORM),
    Address("sign_in_changes", who=TWO_PEOPLE),
    Address("people_sign_in", who=TWO_PEOPLE, methods=FORM, mine=may_look_at),
]
