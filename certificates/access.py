"""Who may open which address of certificates."""

from typing import Any
from uuid import UUID

from certificates.models import Certificate
from lms.platform.accounts.roles import Grant
from lms.platform.trust.access import Address, grant, public, signed_in


def own_certificate(user: Any, uuid: UUID) -> bool:
    """Whether the certificate is the one of `user`; staff see lists, never somebody's certificate itself."""
    return Certificate.objects.of(user).filter(uuid=uuid).exists()


ADDRESSES = [
    Address("certificates:verify", who=public),
    Address("certificates:verify_code", who=public),
    Address("certificates:list", who=signed_in),
    Address("certificates:page", who=signed_in, mine=own_certificate),
    Address("certificates:pdf", who=signed_in, mine=own_certificate),
    Address("certificates:text", who=signed_in, mine=own_certificate),
    Address("certificates:show_name", who=signed_in, methods=("POST",), mine=own_certificate),
    Address("certificates:change_name", who=signed_in, methods=("POST",), mine=own_certificate),
    Address("certificates_given", who=grant(Grant.CERTIFICATE_VIEW)),
]
