"""Who may open which address of lms.platform.accounts: the screens on which roles are given.

Who somebody is otherwise is shown by the apps that need to know.
"""

from typing import Any
from uuid import UUID

from lms.platform.accounts.domain.colleagues import holdings_to_show, seen_by
from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.domain.role_requests import requests_seen_by
from lms.platform.accounts.roles import Grant
from lms.platform.trust.access import Address, grant


def person_seen(user: Any, uuid: UUID) -> bool:
    """Whether `user` may look at the roles of this person."""
    return seen_by(user).filter(uuid=uuid).exists()


def role_to_end(user: Any, uuid: UUID, holding: int) -> bool:
    """Whether this role of this person is one that `user` may end, or lay down."""
    person = seen_by(user).filter(uuid=uuid).first()
    if person is None or not (person == user or has_grant(user, Grant.ACCOUNTS_MANAGE)):
        return False
    return any(held.pk == holding for held in holdings_to_show(person, user))


def request_there(user: Any, pk: int) -> bool:
    """Whether there is such a request, and it is for nobody close to `user` who does not work here."""
    return requests_seen_by(user).filter(pk=pk).exists()


FORM = ("GET", "POST")
GIVES = grant(Grant.ACCOUNTS_MANAGE)
AGREES = grant(Grant.ROLES_APPROVE)
EITHER = grant(Grant.ACCOUNTS_MANAGE, Grant.ROLES_APPROVE)

ADDRESSES: list[Address] = [
    Address("people_list", who=EITHER),
    Address("people_find", who=GIVES, methods=FORM),
    Address("people_new", who=GIVES, methods=FORM),
    Address("people_person", who=EITHER, mine=person_seen),
    Address("people_give", who=GIVES, methods=FORM, mine=person_seen),
    Address("people_end", who=EITHER, methods=FORM, mine=role_to_end),
    Address("people_requests", who=EITHER),
    Address("people_request", who=EITHER, mine=request_there),
    Address("people_agree", who=AGREES, methods=("POST",), mine=request_there),
    Address("people_hand_back", who=EITHER, methods=("POST",), mine=request_there),
]
