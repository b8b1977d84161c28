"""Making people and keeping how to reach them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.contacts import tidy_email, tidy_phone
from lms.platform.accounts.domain.grants import grants_of
from lms.platform.accounts.domain.preferences import preference_of
from lms.platform.accounts.domain.roles import SecondPersonNeeded, end_role, give_role
from lms.platform.accounts.models import ContactPreference, User
from lms.platform.accounts.roles import SENSITIVE_GRANTS
from lms.platform.characters import tidy_line
from lms.platform.trust.domain.audit import record

__all__ = [
    "ContactTaken",
    "SecondPersonNeeded",
    "confirm_phone",
    "create_person",
    "end_role",
    "find_by_email",
    "find_by_phone",
    "give_role",
    "update_contact",
]

SIGN_IN_FIELDS = frozenset({"email", "phone"})
REACH_FIELDS = frozenset({"contact_phone", "contact_email"})
PERSON_FIELDS = SIGN_IN_FIELDS | {"full_name", "preferred_name", "pronouns"}
PREFERENCE_FIELDS = frozenset(
    {
        *REACH_FIELDS,
        "channel",
        "safe_times",
        "voicemail_ok",
        "may_say_who",
        "do_not_mention_scheme",
        "alias",
        "address",
        "notes",
    }
)


class ContactTaken(ValidationError):
    """`holder` has this e-mail address or phone number already, perhaps since a moment ago."""

    def __init__(self, sentence: str, holder: User) -> None:
        super().__init__(sentence)
        self.holder = holder


@transaction.atomic
def create_person(
    *, full_name: str, preferred_name: str = "", email: str | None = None, phone: str | None = None, by: User | None
) -> User:
    """A new person, with any of e-mail and phone, or neither. `by` is None where people make their own account.

    Raises ValidationError where the address is none, ContactTaken where it is somebody's already.
    """
    person = User(full_name=tidy_line(full_name), preferred_name=tidy_line(preferred_name))
    person.set_unusable_password()
    _set_contact(person, email=email, phone=phone)
    _save(person)
    record("accounts.person_created", by=by or person, target=person)
    return person


def find_by_email(email: str) -> User | None:
    """The person with this address, however it was capitalised; None for nobody and for what is no address."""
    try:
        return User.objects.filter(email=tidy_email(email)).first()
    except ValidationError:
        return None


def find_by_phone(phone: str) -> User | None:
    """The person with this number, however it was spaced; None for nobody and for what is no number."""
    try:
        return User.objects.filter(phone_index=tidy_phone(phone)).first()
    except ValidationError:
        return None


@transaction.atomic
def update_contact(user: User, *, by: User, approved_by: User | None = None, **fields: Any) -> User:
    """Change names, e-mail, phone and contact preferences (see `PERSON_FIELDS` and `PREFERENCE_FIELDS`).

    Another's e-mail or phone is a key to their account, and where we reach them brings them alerts: where they hold a
    sensitive grant, `approved_by` must be a third person, or SecondPersonNeeded is raised. A changed phone has to be
    confirmed again. `contact_phone` and `contact_email` only say where to reach somebody: they are no key, and may be
    given without a code. Raises ValidationError and ContactTaken as `create_person` does.
    """
    unknown = set(fields) - PERSON_FIELDS - PREFERENCE_FIELDS
    if unknown:
        raise TypeError(f"update_contact() knows no {', '.join(sorted(unknown))}")
    if (SIGN_IN_FIELDS | REACH_FIELDS) & set(fields):
        _check_second_person(user, by=by, approved_by=approved_by)
    if SIGN_IN_FIELDS & set(fields):
        _set_contact(user, **{name: fields[name] for name in SIGN_IN_FIELDS & set(fields)})
    for name in (PERSON_FIELDS - SIGN_IN_FIELDS) & set(fields):
        setattr(user, name, tidy_line(fields[name]))
    _save(user)
    _keep_preference(user, {name: fields[name] for name in PREFERENCE_FIELDS & set(fields)})
    record("accounts.contact_updated", by=by, target=user, fields=sorted(fields))
    return user


@transaction.atomic
def confirm_phone(user: User, *, by: User) -> None:
    """That a code sent to the person's number came back: from now on it is as good as a confirmed e-mail."""
    user.phone_verified_at = timezone.now()
    user.save(update_fields=["phone_verified_at"])
    record("accounts.phone_confirmed", by=by, target=user, fields=["phone_verified_at"])


def _set_contact(person: User, **contact: str | None) -> None:
    if "email" in contact:
        person.email = tidy_email(contact["email"]) if contact["email"] else None
        _refuse_email_of_another(person)
    if "phone" in contact:
        phone = tidy_phone(contact["phone"]) if contact["phone"] else None
        _refuse_phone_of_another(person, phone)
        if phone != person.phone:
            person.phone_verified_at = None
        person.phone = phone


def _save(person: User) -> None:
    """Where somebody took the contact since we looked, the database refuses it: then we look again, and say so."""
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        _refuse_email_of_another(person)
        _refuse_phone_of_another(person, person.phone)
        raise


def _refuse_email_of_another(person: User) -> None:
    holder = User.objects.filter(email=person.email).first() if person.email else None
    if holder and holder.pk != person.pk:
        raise ContactTaken(_("Somebody else already uses this email address."), holder)


def _refuse_phone_of_another(person: User, phone: str | None) -> None:
    holder = find_by_phone(phone) if phone else None
    if holder and holder.pk != person.pk:
        raise ContactTaken(_("Somebody else already uses this phone number."), holder)


def _check_second_person(user: User, *, by: User, approved_by: User | None) -> None:
    if by == user or not grants_of(user) & SENSITIVE_GRANTS:
        return
    if approved_by is None or approved_by in {user, by}:
        raise SecondPersonNeeded(_("This person has a role that takes two people. A second person has to agree."))


def _keep_preference(user: User, fields: dict[str, Any]) -> ContactPreference | None:
    if not fields:
        return None
    preference = preference_of(user)
    for name, value in (fields | _elsewhere(user, fields)).items():
        setattr(preference, name, value)
    preference.save()
    return preference


def _elsewhere(user: User, fields: dict[str, Any]) -> dict[str, str | None]:
    """Where to reach somebody, tidied; None where it is their account's own, so that a later change of it is followed.

    Raises ValidationError with a sentence for the screen.
    """
    tidied = {"contact_phone": (tidy_phone, user.phone), "contact_email": (tidy_email, user.email)}
    found = {name: tidied[name][0](fields[name]) if fields[name] else None for name in tidied.keys() & fields.keys()}
    return {name: None if contact == tidied[name][1] else contact for name, contact in found.items()}
