"""Who may open which address of lms.platform.letters."""

from typing import Any
from uuid import UUID

from lms.platform.accounts.roles import Grant
from lms.platform.letters.models import Letter
from lms.platform.trust.access import Address, grant, signed_in


def own_letter(user: Any, uuid: UUID) -> bool:
    """Whether the letter is one that `user` has been sent, or handed."""
    return Letter.objects.received_by(user).filter(uuid=uuid).exists()


def letter_of_an_area(user: Any, uuid: UUID) -> bool:
    """Whether `user` sees cases where the letter's case belongs."""
    return Letter.objects.visible_to(user).filter(uuid=uuid).exists()


CASE = grant(Grant.CASE_VIEW)

ADDRESSES = [
    Address("letters:mine", who=signed_in, methods=("GET",)),
    Address("letters:one", who=signed_in, methods=("GET",), mine=own_letter),
    Address("letters_to_print", who=CASE, methods=("GET",)),
    Address("letters_print", who=CASE, methods=("GET",), mine=letter_of_an_area),
    Address("letters_passed_on", who=CASE, methods=("POST",), mine=letter_of_an_area),
    Address("letters_send_again", who=CASE, methods=("POST",), mine=letter_of_an_area),
]
