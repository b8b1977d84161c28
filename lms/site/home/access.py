"""Who may open which address of lms.site.home."""

from lms.platform.trust.access import Address, public, signed_in

ADDRESSES = [
    Address("home:alive", who=public),
    Address("home:ready", who=public),
    Address("home:my", who=signed_in),
]
