"""Codes that let somebody in: asked for by e-mail address or phone, never a link.

allauth can sign in by code too, but (65.21, read on 22 November 2026) counts tries in the session, where requests sent
at once all see the same count; keeps an account apart from an unknown contact while the code is awaited; and needs a
sign-up form before there is an account. Here one row stands for each code, tries are counted by a conditional UPDATE,
known and unknown people take the same path, and an account comes to be only when its code was entered right. allauth
still does the signing in, with the second factor.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.contacts import is_mobile, tidy_contact
from lms.platform.accounts.domain.people import (
    ContactTaken,
    confirm_phone,
    create_person,
    find_by_email,
    find_by_phone,
    update_contact,
)
from lms.platform.accounts.models import User
from lms.platform.signin.domain.contact_change_endings import stop_as_not_needed
from lms.platform.signin.models import SignInCode

Purpose = SignInCode.Purpose


class Answer(StrEnum):
    """What typing a code led to."""

    RIGHT = "right"
    WRONG = "wrong"
    SPENT = "spent"
    OLD = "old"


@dataclass(frozen=True)
class Asked:
    """A code that waits to be sent: `plain` is nowhere else. `known` decides what is sent, and nothing anybody sees.

    `confirmed`: somebody has answered from there before. Nobody pays without end to text a number that is not.
    """

    row: SignInCode
    plain: str
    known: bool
    confirmed: bool


def sign_in_contact(typed: str) -> str:
    """`typed` as one e-mail address or mobile number. Raises ValidationError with a sentence for the screen."""
    email, phone = tidy_contact(typed)
    if phone and phone.startswith("+44") and not is_mobile(phone):
        raise ValidationError(_("We can text only a mobile number. Use your email address instead, or ring us."))
    return email or phone or ""


def person_with(contact: str) -> User | None:
    """Whose (tidied) contact this is."""
    return find_by_email(contact) if "@" in contact else find_by_phone(contact)


@transaction.atomic
def request_code(
    contact: str, purpose: Purpose, *, next_url: str = "", name: str = "", person: User | None = None
) -> Asked:
    """A new code for a tidied `contact`, good for settings.CODE_MINUTES and CODE_TRIES; sending it is the caller's.

    `person` is who asked, where they are signed in already. One query and one insert, whoever it is for.
    """
    holder = person_with(contact)
    confirmed = holder is not None and ("@" in contact or holder.phone_verified_at is not None)
    plain = f"{secrets.randbelow(10**settings.CODE_DIGITS):0{settings.CODE_DIGITS}}"
    row = SignInCode(purpose=purpose, contact=contact, name=name or None, next_url=next_url, person=person)
    row.digest = _digest(row, plain)
    row.save()
    return Asked(row, plain, known=holder is not None, confirmed=confirmed)


def find_code(uuid: str | None) -> SignInCode | None:
    """The code that this browser waits for, however old or spent."""
    return SignInCode.objects.filter(uuid=uuid).first() if uuid else None


def state_of(row: SignInCode) -> Answer | None:
    """Why the code cannot be entered any more; None while it can."""
    if row.used_at is not None or row.tries >= settings.CODE_TRIES:
        return Answer.SPENT
    return Answer.OLD if row.asked_at <= _oldest() else None


def try_code(row: SignInCode, typed: str) -> Answer:
    """Use up one try. Of two requests with the right code at once only one is told so."""
    open_rows = SignInCode.objects.filter(pk=row.pk, used_at=None, tries__lt=settings.CODE_TRIES)
    if not open_rows.filter(asked_at__gt=_oldest()).update(tries=F("tries") + 1):
        row.refresh_from_db()
        return state_of(row) or Answer.SPENT
    row.tries += 1
    if not constant_time_compare(row.digest, _digest(row, typed)):
        return Answer.SPENT if row.tries >= settings.CODE_TRIES else Answer.WRONG
    used = SignInCode.objects.filter(pk=row.pk, used_at=None).update(used_at=timezone.now())
    return Answer.RIGHT if used else Answer.SPENT


@transaction.atomic
def person_behind(row: SignInCode) -> User | None:
    """Who entered the code `row` right: somebody we know, or, where it was to begin, a new person.

    None where the code was to sign in and nobody has this contact. A contact that answered counts as confirmed.
    """
    person = person_with(row.contact)
    if person is None and row.purpose == Purpose.BEGIN:
        person = _new_person(row)
    if person is not None and row.is_text and person.phone_verified_at is None:
        confirm_phone(person, by=person)
    return person


@transaction.atomic
def confirm_contact(row: SignInCode, *, by: User) -> None:
    """`by` has answered from the new contact that `row` was sent to: from now on it is theirs.

    A change that staff had in hand for them is over with that. Raises ValidationError where it is, or has meanwhile
    become, somebody else's.
    """
    stop_as_not_needed(by, by=by)
    if row.is_text:
        update_contact(by, by=by, phone=row.contact)
        confirm_phone(by, by=by)
    else:
        update_contact(by, by=by, email=row.contact)


def _new_person(row: SignInCode) -> User:
    """Two browsers may begin with one contact at once: the later one is the same person."""
    kind = "phone" if row.is_text else "email"
    try:
        return create_person(full_name=row.name or "", by=None, **{kind: row.contact})
    except ContactTaken as taken:
        return taken.holder


def _oldest() -> datetime:
    return timezone.now() - timedelta(minutes=settings.CODE_MINUTES)


def _digest(row: SignInCode, typed: str) -> str:
    """Bound to the row, so that it says nothing about another. Pasted spaces and dashes do not count."""
    digits = "".join(character for character in typed if character.isdecimal() and character.isascii())
    return salted_hmac("lms.platform.signin.code", f"{row.uuid}:{digits}", algorithm="sha256").hexdigest()
