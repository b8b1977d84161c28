"""The number or address behind somebody's safe way of being reached. Sealed: for whoever gets in touch with them."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.domain.contacts import readable
from lms.platform.accounts.domain.preferences import email_of, phone_of, preference_of
from lms.platform.accounts.models import ContactPreference, User

Channel = ContactPreference.Channel
LACKS = {
    Channel.CALL: gettext_lazy("We have no phone number. We only have:"),
    Channel.TEXT: gettext_lazy("We have no phone number. We only have:"),
    Channel.EMAIL: gettext_lazy("We have no email address. We only have:"),
    Channel.POST: gettext_lazy("We have no postal address. We only have:"),
}


@dataclass(frozen=True)
class Way:
    """One number or address: `words` to read, `href` to press (a letter has none)."""

    words: str
    href: str = ""


@dataclass(frozen=True)
class ContactDetails:
    """How to reach somebody in the way they chose; `lacks` says so where there are only other ways, or none."""

    ways: tuple[Way, ...]
    lacks: str
    pronouns: str
    alias: str


def contact_details_of(person: User) -> ContactDetails:
    """The way they chose and no other, so that nobody takes one that is not safe; the others where it is not there."""
    preference = preference_of(person)
    ways = _ways(preference, person)
    chosen = ways.get(preference.channel)
    others = (chosen,) if chosen else tuple(way for channel, way in ways.items() if channel != Channel.TEXT)
    lacks = "" if chosen or not preference.channel else str(LACKS.get(Channel(preference.channel), ""))
    if not others:
        lacks = _("We have no number and no address yet.")
    return ContactDetails(others, lacks, person.pronouns or "", preference.alias or "")


def _ways(preference: ContactPreference, person: User) -> dict[str, Way]:
    phone, email = phone_of(person, preference), email_of(person, preference)
    lines = (preference.address or {}).get("lines", [])
    found = {
        Channel.CALL: Way(readable(phone), f"tel:{phone}"),
        Channel.TEXT: Way(readable(phone), f"sms:{phone}"),
        Channel.EMAIL: Way(email, f"mailto:{quote(email, safe='@')}"),
        Channel.POST: Way(", ".join(lines)),
    }
    return {str(channel): way for channel, way in found.items() if way.words}
