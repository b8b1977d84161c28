"""Who may open which address of sign-in. allauth's own pages are in lms/addresses/allauth.py."""

from lms.trust.access import Address, public, signed_in

FORM = ("GET", "POST")

ADDRESSES = [
    Address("signin:security", who=signed_in),
    Address("signin:password", who=public, methods=FORM),
    Address("signin:contact", who=signed_in, methods=FORM),
    Address("signin:sessions", who=signed_in, methods=FORM),
    Address("signin:again", who=signed_in),
    Address("signin:again_code", who=signed_in, methods=FORM),
    Address("signin:admin_login", who=public, methods=FORM),
    Address("signin:admin_logout", who=public, methods=FORM),
    Address("signin:no_password_pages", who=public, methods=FORM),
]
