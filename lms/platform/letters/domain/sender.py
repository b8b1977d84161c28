"""In whose name we write, and what may be seen by somebody who looks over a shoulder."""

from dataclasses import dataclass
from email.utils import formataddr, parseaddr

from django.conf import settings

from lms.platform.accounts.models import User


@dataclass(frozen=True)
class Sender:
    """`discreet`: neither the scheme's name nor its address may stand anywhere, the sender's name included."""

    name: str
    sign_off: str
    sender: str
    site: str
    phone: str
    discreet: bool


def sender_for(person: User, *, discreet: bool, from_name: str = "") -> Sender:
    """Whose words these are: `from_name`'s, or the scheme's; discreetly, a first name and nothing else."""
    from_name = from_name.strip()
    if discreet:
        neutral, address = parseaddr(settings.LETTERS_FROM_NEUTRAL)
        first = (from_name.split() or [neutral])[0]
        return Sender(person.called, first, formataddr((first, address)), "", settings.SCHEME_PHONE, True)
    signed = f"{from_name}\n{settings.SCHEME_NAME}" if from_name else settings.SCHEME_NAME
    site = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    return Sender(person.called, signed, settings.DEFAULT_FROM_EMAIL, site, settings.SCHEME_PHONE, False)
