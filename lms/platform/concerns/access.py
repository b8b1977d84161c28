"""Who may open which address of lms.platform.concerns."""

from typing import Any
from uuid import UUID

from lms.platform.accounts.roles import Grant
from lms.platform.concerns.models import Concern
from lms.platform.trust.access import Address, grant, public


def may_read(user: Any, uuid: UUID) -> bool:
    """Whether `user` is one of the readers of this concern."""
    return Concern.objects.visible_to(user).filter(uuid=uuid).exists()


READERS = grant(Grant.CONCERN_READ)

ADDRESSES = [
    Address("concerns:raise", who=public, methods=("GET", "POST")),
    Address("concerns:raised", who=public, methods=("GET",)),
    Address("concerns_list", who=READERS, methods=("GET",)),
    Address("concerns_page", who=READERS, methods=("GET",), mine=may_read),
    Address("concerns_reveal", who=READERS, methods=("POST",), mine=may_read),
    Address("concerns_close", who=READERS, methods=("POST",), mine=may_read),
    Address("openings_list", who=READERS, methods=("GET",)),
]
