"""How a letter may reach somebody: asked when it is about to go, never when it was written.

What somebody has not told us is the careful answer: nobody is told who we are, and a wish that a machine cannot read
is read by a person.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lms.platform.accounts.domain.grants import is_staff_member
from lms.platform.accounts.domain.preferences import email_of, phone_of
from lms.platform.accounts.models import ContactPreference, User
from lms.platform.letters.domain.safe_times import next_safe_moment, waking_hours
from lms.platform.letters.models import Letter
from lms.platform.trust.damaged import is_unreadable

Channel = Letter.Channel
BY_MACHINE = (Channel.EMAIL, Channel.TEXT)


class Way(StrEnum):
    SEND = "send"
    WAIT = "wait"
    BY_HAND = "by_hand"
    NEVER = "never"


@dataclass(frozen=True)
class Plan:
    """What to do with a letter now. `address` is where it is sent; `until` when to ask again; `why` a slug for the
    record.
    """

    way: Way
    channel: str = ""
    address: str = ""
    until: datetime | None = None
    why: str = ""
    discreet: bool = True


def plan_for(letter: Letter, now: datetime) -> Plan:
    """What may be done with `letter` at `now`, by what its person wishes at this moment."""
    person, wishes = letter.person, wishes_of(letter.person)
    if not person.is_active:
        return Plan(Way.NEVER, why="account_closed")
    discreet = is_discreet(person, wishes)
    channel = letter.channel if letter.urgent else _channel(person, wishes)
    address = _address(person, wishes, channel)
    if not address or is_unreadable(address):
        return Plan(Way.BY_HAND, channel=channel, why="no_address" if channel in BY_MACHINE else "", discreet=discreet)
    if letter.urgent:
        return Plan(Way.SEND, channel=channel, address=address, discreet=discreet)
    until = _safe_moment(wishes, channel, now)
    if until is None:
        return Plan(Way.BY_HAND, channel=channel, why="times_in_words", discreet=discreet)
    if until > now:
        return Plan(Way.WAIT, channel=channel, until=until, discreet=discreet)
    return Plan(Way.SEND, channel=channel, address=address, discreet=discreet)


def wishes_of(person: User) -> ContactPreference | None:
    """What `person` told us about reaching them, read anew; None where they were never asked."""
    return ContactPreference.objects.filter(user=person).first()


def is_discreet(person: User, wishes: ContactPreference | None) -> bool:
    """Whether a letter must hide who writes: from everybody who has not said that we may, save those who work here."""
    if wishes is None:
        return not is_staff_member(person)
    return wishes.do_not_mention_scheme or not wishes.may_say_who


def _channel(person: User, wishes: ContactPreference | None) -> str:
    """The way they chose; without a choice e-mail, then text, then a person."""
    if wishes is not None and wishes.channel:
        return wishes.channel
    if email_of(person, wishes):
        return Channel.EMAIL
    return Channel.TEXT if phone_of(person, wishes) else Channel.IN_PERSON


def _address(person: User, wishes: ContactPreference | None, channel: str) -> str:
    """Where they asked to be reached; their account's own where they named nothing else."""
    if channel == Channel.EMAIL:
        return email_of(person, wishes)
    return phone_of(person, wishes) if channel == Channel.TEXT else ""


def _safe_moment(wishes: ContactPreference | None, channel: str, now: datetime) -> datetime | None:
    said = (wishes.safe_times or "") if wishes is not None else ""
    if said.strip():
        return next_safe_moment(said, now)
    return waking_hours(now) if channel == Channel.TEXT else now
