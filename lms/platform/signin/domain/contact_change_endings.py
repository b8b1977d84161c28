"""How a contact change ends: its day is over and it counts, or it is stopped, for a reason that staff read."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lms.platform.accounts.models import User
from lms.platform.letters.domain.holding import cancel_letters
from lms.platform.signin.domain.contact_change_rights import still_stands
from lms.platform.signin.domain.login_methods import put_in_place, touched
from lms.platform.signin.models import ContactChange
from lms.platform.trust.domain.audit import record

Why = ContactChange.Why

WAITS_FOR_SECOND = timedelta(days=7)
"""Longer ago, and nobody can say any more that the first of the two has just made sure who it is."""


def carry_out_due() -> int:
    """Put in place what is due, and give up what nobody agreed to; how many. For `tick`.

    Safe to run twice at once, or to kill: each change is claimed by a conditional UPDATE in the transaction of what it
    does. One that cannot be carried out is stopped with its reason, and the next one goes on.
    """
    now = timezone.now()
    forgotten = ContactChange.objects.for_second().filter(asked_at__lt=now - WAITS_FOR_SECOND)
    given_up = [end_contact_change(change, Why.NOBODY, by=None) for change in forgotten.select_related("person")]
    due = list(ContactChange.objects.due(now).values_list("pk", flat=True))
    return sum(given_up) + sum(_carry_out(pk) for pk in due)


@transaction.atomic
def end_contact_change(change: ContactChange, why: str, *, by: User | None) -> bool:
    """Stop it; nothing new counts. False where it is over already."""
    stopped = {"stopped_by": by, "stopped_at": timezone.now(), "stopped_why": why}
    if not ContactChange.objects.open().filter(pk=change.pk).update(**stopped):
        return False
    change.refresh_from_db()
    cancel_letters(change, by=by)
    note_contact_change("stopped", change, by=by)
    return True


@transaction.atomic
def finish_contact_change(change: ContactChange, *, by: User | None) -> bool:
    """It counts from now on; False where it is over already."""
    if not ContactChange.objects.open().filter(pk=change.pk).update(done_at=timezone.now()):
        return False
    change.refresh_from_db()
    note_contact_change("done", change, by=by)
    return True


@transaction.atomic
def stop_as_not_needed(person: User, *, by: User) -> None:
    """`person` has just changed a contact of their own, from which they answered: what staff had in hand is over."""
    change = ContactChange.objects.of(person).own().first()
    if change is not None:
        end_contact_change(change, Why.OWN_CHANGE, by=by)


def note_contact_change(what: str, change: ContactChange, *, by: User | None) -> None:
    """One line in the audit trail: which contacts, why, on whose word; never an address or a number."""
    ids = {"change": change.uuid, "reason": change.stopped_why or change.reason}
    record(f"signin.contact_change_{what}", by=by, target=change.person, fields=touched(change), ids=ids)


@transaction.atomic
def _carry_out(pk: int) -> bool:
    change = ContactChange.objects.select_related("person", "asked_by", "agreed_by").get(pk=pk)
    if not still_stands(change):
        return end_contact_change(change, Why.ROLES, by=None)
    try:
        with transaction.atomic():
            done = finish_contact_change(change, by=None)
            if done:
                put_in_place(change)
            return done
    except ValidationError:
        return end_contact_change(change, Why.TAKEN, by=None)
