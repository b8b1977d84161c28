"""Who may open which address of recruitment."""

from lms.platform.accounts.roles import Grant
from lms.platform.trust.access import Address, grant, public, signed_in
from recruitment.domain.base.lookup import is_mine, sees_case

ASKED_AND_SENT = ("GET", "POST")
CASEWORK = grant(Grant.CASE_VIEW, Grant.REVIEW)
ROLE_EDITORS = grant(Grant.PAGES_EDIT, Grant.ROLE_PROFILE_EDIT)
ROLE_READERS = grant(Grant.PAGES_EDIT, Grant.ROLE_PROFILE_EDIT, Grant.DECIDE)
PROPOSAL_READERS = grant(Grant.ROLE_PROFILE_EDIT, Grant.DECIDE)

OWN = {
    "application": ("GET",),
    "check": ASKED_AND_SENT,
    "receipt": ("GET",),
    "answers": ("GET",),
    "not_yet": ("GET",),
    "pause": ASKED_AND_SENT,
    "resume": ASKED_AND_SENT,
    "stop": ASKED_AND_SENT,
    "undo_close": ASKED_AND_SENT,
    "go_ahead": ASKED_AND_SENT,
    "about_the_past": ASKED_AND_SENT,
    "agreement": ASKED_AND_SENT,
    "review": ASKED_AND_SENT,
    "ring_me": ASKED_AND_SENT,
    "private_way": ("GET",),
    "task": ASKED_AND_SENT,
    "save": ("POST",),
}
CASES = {
    "casework_person": ("GET",),
    "casework_form": ("GET",),
    "casework_act": ASKED_AND_SENT,
    "casework_move": ASKED_AND_SENT,
    "casework_gate": ("GET",),
    "casework_open": ("POST",),
}

ADDRESSES = [
    Address("recruitment:could_i_volunteer", public, ASKED_AND_SENT),
    Address("recruitment:hello_any", public, ASKED_AND_SENT),
    Address("recruitment:hello_received", public),
    Address("recruitment:ring_me_any", public),
    Address("recruitment:equality", public, ASKED_AND_SENT),
    Address("recruitment:equality_done", public),
    Address("recruitment:apply", public),
    Address("recruitment:hello", public, ASKED_AND_SENT),
    Address("recruitment:write", public, ASKED_AND_SENT),
    Address("recruitment:begin", signed_in, ("POST",)),
    *(Address(f"recruitment:{name}", signed_in, methods, mine=is_mine) for name, methods in OWN.items()),
    Address("casework_today", CASEWORK),
    Address("casework_people", CASEWORK),
    Address("casework_take_review", grant(Grant.REVIEW), ("POST",)),
    *(Address(name, CASEWORK, methods, mine=sees_case) for name, methods in CASES.items()),
    Address("roles_list", ROLE_READERS),
    Address("roles_page", ROLE_READERS),
    Address("roles_new", grant(Grant.ROLE_PROFILE_EDIT), ASKED_AND_SENT),
    Address("roles_edit", ROLE_EDITORS, ASKED_AND_SENT),
    Address("roles_approve", grant(Grant.DECIDE), ("POST",)),
    Address("roles_proposal", PROPOSAL_READERS),
    Address("roles_agree", grant(Grant.DECIDE), ("POST",)),
    Address("roles_hand_back", PROPOSAL_READERS, ("POST",)),
    Address("roles_publish", ROLE_EDITORS, ("POST",)),
    Address("roles_unpublish", ROLE_EDITORS, ("POST",)),
]
