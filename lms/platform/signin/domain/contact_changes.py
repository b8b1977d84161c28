"""A new contact for somebody who cannot use their old one: two staff make sure that it is them, and a day goes by.

Nobody proves here who they are by a code: the old phone is lost, and the new one could be anybody's. So one member of
staff asks, a second agrees, each with how they know the person; the old contacts are told; and
settings.CONTACT_CHANGE_HOURS later `contact_change_endings` puts the new one in place. Until then the old one lets its
person in, who can stop it all; only where somebody else has it now (`recycled`) is it shut the moment the second
person agrees. No account is ever locked: whoever has another way in keeps it.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.models import User
from lms.platform.signin.domain.codes import person_with, sign_in_contact
from lms.platform.signin.domain.contact_change_endings import (
    end_contact_change,
    finish_contact_change,
    note_contact_change,
)
from lms.platform.signin.domain.contact_change_letters import tell_lead, tell_person
from lms.platform.signin.domain.contact_change_rights import may_look, why_not_agree, why_not_ask, why_not_stop
from lms.platform.signin.domain.login_methods import shut_old
from lms.platform.signin.domain.sessions import end_sessions
from lms.platform.signin.models import ContactChange

Reason, Why = ContactChange.Reason, ContactChange.Why
OVER = gettext_lazy("It is over already: stopped, or done. Look at it as it is now.")


class ContactChangeRefused(Exception):
    """It cannot be done; the message is a sentence for the screen."""


def somebody_for(uuid: UUID, by: User) -> User | None:
    """The person whose ways in `by` may see and change as an administrator, or as the second person for one."""
    person = User.objects.filter(uuid=uuid).first()
    return person if person is not None and may_look(person, by) else None


def how_many_need(user: User) -> int:
    """How many of those on the list wait for somebody like `user` to be the second person."""
    return ContactChange.objects.visible_to(user).for_second().exclude(asked_by=user).count()


def latest_change(person: User) -> ContactChange | None:
    """The newest change of `person`, open or over, with the people who had a hand in it."""
    found = ContactChange.objects.of(person).select_related("person", "asked_by", "agreed_by", "stopped_by")
    return found.order_by("-pk").first()


def open_change(person: User) -> ContactChange | None:
    """The change of `person` that is neither stopped nor done."""
    found = latest_change(person)
    return found if found is not None and found.is_open else None


def own_change(person: User) -> ContactChange | None:
    """The open change that `person` may see and stop themself (`ContactChangeQuerySet.own`)."""
    return ContactChange.objects.of(person).own().select_related("person").first()


def the_open_one(person: User) -> ContactChange:
    """The same; raises ContactChangeRefused where there is none any more."""
    change = open_change(person)
    if change is None:
        raise ContactChangeRefused(OVER)
    return change


@transaction.atomic
def request_contact_change(
    person: User, *, contact: str, replaces: str, reason: str, known: str, by: User, on_case: bool = False
) -> ContactChange:
    """`by` has made sure, as `known` says, that this is `person`, who can no longer use their `replaces`.

    `contact` is the new one; it may be empty where an old one only goes. Nothing changes yet, and nobody is told.
    Raises ContactChangeRefused, and ValidationError where `contact` is none.
    """
    _refuse_if(why_not_ask(person, by, on_case=on_case))
    new = sign_in_contact(contact) if contact else None
    change = ContactChange(person=person, contact=new, replaces=replaces, reason=reason, asked_known=known, asked_by=by)
    _refuse_if(_what_is_odd(change))
    if open_change(person) is not None or not _stored(change):
        raise ContactChangeRefused(_("Another change waits already. Agree to that one, or stop it first."))
    note_contact_change("asked", change, by=by)
    return change


@transaction.atomic
def agree_to_contact_change(
    change: ContactChange, *, contact: str, known: str, by: User, on_case: bool = False
) -> ContactChange:
    """The second person has made sure as well, and heard the same new `contact` from them. From now the day runs.

    The old contacts hear of it, and for somebody with a sensitive role the safeguarding lead. Raises
    ContactChangeRefused, and ValidationError where `contact` is none.
    """
    _refuse_if(why_not_agree(change, by, on_case=on_case))
    _refuse_if(_what_is_not_the_same(change, sign_in_contact(contact) if contact else "") or _what_is_odd(change))
    now = timezone.now()
    agreed = {"agreed_by": by, "agreed_at": now, "agreed_known": known}
    due_at = now + timedelta(hours=settings.CONTACT_CHANGE_HOURS)
    if not ContactChange.objects.for_second().filter(pk=change.pk).update(due_at=due_at, **agreed):
        raise ContactChangeRefused(_("Somebody else was quicker. Look at it as it is now."))
    change.refresh_from_db()
    note_contact_change("agreed", change, by=by)
    if change.shuts_at_once:
        shut_old(change)
    tell_person(change)
    tell_lead(change)
    if change.shuts_at_once and not change.contact:  # the old one is gone, no new one comes: nothing to wait for
        finish_contact_change(change, by=by)
    return change


@transaction.atomic
def stop_contact_change(change: ContactChange, *, by: User, on_case: bool = False) -> ContactChange:
    """Nothing new counts. What was shut stays shut: to open it again on one person's word would be a way in.

    Raises ContactChangeRefused.
    """
    _refuse_if(why_not_stop(change.person, by, on_case=on_case))
    if not end_contact_change(change, Why.STAFF, by=by):
        raise ContactChangeRefused(OVER)
    return change


@transaction.atomic
def stop_own_contact_change(person: User) -> ContactChange:
    """The same, by the person themself. Raises ContactChangeRefused where they have nothing to stop."""
    change = own_change(person)
    if change is None or not end_contact_change(change, Why.THEMSELVES, by=person):
        raise ContactChangeRefused(OVER)
    return change


@transaction.atomic
def sign_out_everywhere(person: User, *, by: User) -> int:
    """End every session of somebody else's: a phone left on a bus, a computer in the wrong hands. How many were ended.

    Raises ContactChangeRefused where `by` could not ask for a change of theirs as an administrator.
    """
    _refuse_if(why_not_ask(person, by))
    return end_sessions(person, by=by)


def _what_is_odd(change: ContactChange) -> str:
    person, kind, replaces = change.person, change.kind, change.replaces
    if replaces and not getattr(person, replaces):
        return _("They do not have this one with us. Look at how they sign in, and begin again.")
    if not replaces and (person.email or person.phone or change.reason != Reason.NEW):
        return _("Say which one they can no longer use.")
    if kind and getattr(person, kind) == change.contact:
        return _("This is what they sign in with already.")
    if kind and kind != replaces and getattr(person, kind):
        return _("They have another one of this kind with us. Ask if it is theirs. If so, leave the new one empty.")
    if not kind and change.reason == Reason.NEW:
        return _("Say what the new one is.")
    return ""


def _what_is_not_the_same(change: ContactChange, contact: str) -> str:
    if contact != (change.contact or ""):
        return _(
            "Your colleague wrote down something else. Ask the person again. If yours is right, stop this one first."
        )
    holder = person_with(contact) if contact else None
    if holder is not None and holder.pk != change.person_id:
        return _("Somebody signs in with this already. Stop this change, and find out with them who that is.")
    return ""


def _stored(change: ContactChange) -> bool:
    """False where somebody else asked for one in the same moment."""
    try:
        with transaction.atomic():
            change.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _refuse_if(sentence: str) -> None:
    if sentence:
        raise ContactChangeRefused(sentence)
