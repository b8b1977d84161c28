"""Who may open which address of lms.platform.pages."""

from lms.platform.trust.access import Address, public

ADDRESSES = [
    Address("pages:help", who=public, methods=("GET",)),
    Address("pages:picture", who=public, methods=("GET",)),
    Address("pages:design", who=public, methods=("GET",)),
]
