"""What lets a person in: their contacts, and the keys that they made; altered here on the word of two staff."""

from typing import Any, cast

from allauth.mfa.models import Authenticator

from lms.platform.accounts.domain.people import update_contact
from lms.platform.accounts.models import User
from lms.platform.signin.domain.sessions import end_sessions
from lms.platform.signin.models import ContactChange
from lms.platform.trust.domain.audit import record


def touched(change: ContactChange) -> list[str]:
    """The names of the contacts that it takes away or gives."""
    return sorted({name for name in (change.replaces, change.kind) if name})


def shut_old(change: ContactChange) -> None:
    """The old contact lets nobody in any more, nor do the keys that whoever has it may have made. Sessions end."""
    _update(change, {change.replaces: None})
    _take_keys(change)
    end_sessions(change.person, by=change.agreed_by)


def put_in_place(change: ContactChange) -> None:
    """The new contact lets its person in, the old one nobody. Sessions end.

    Raises ContactTaken where somebody else has the new one by now.
    """
    fields: dict[str, str | None] = {change.replaces: None} if change.replaces else {}
    if change.contact:
        fields[change.kind] = change.contact
    _update(change, fields)
    if change.takes_keys and not change.shuts_at_once:
        _take_keys(change)
    end_sessions(change.person, by=change.agreed_by)


def _update(change: ContactChange, fields: dict[str, Any]) -> None:
    update_contact(change.person, by=cast(User, change.agreed_by), approved_by=change.asked_by, **fields)


def _take_keys(change: ContactChange) -> None:
    """Password, passkeys, app and spare codes: their person makes new ones once they are in."""
    person = change.person
    taken, _rows = Authenticator.objects.filter(user=person).delete()
    person.set_unusable_password()
    person.save(update_fields=["password"])
    record("signin.keys_taken", by=change.agreed_by, target=person, fields=["password"], ids={"second_steps": taken})
