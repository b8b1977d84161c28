"""How a contact change stands, in the words of the screens. The new contact is never shown in full: the second person
has to hear it from the person themself.
"""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.contacts import masked
from lms.platform.accounts.domain.grants import is_staff_member
from lms.platform.accounts.models import User
from lms.platform.signin.models import ContactChange

SHOWN_FOR = timedelta(days=30)
Why = ContactChange.Why


def news_of(change: ContactChange | None, viewer: User) -> dict[str, Any] | None:
    """For `components/notice.html`; None where there is no change, or none of the last month."""
    if change is None:
        return None
    if change.is_open:
        return _waits(change, viewer) if change.agreed_at is None else _counts_soon(change)
    ended = change.stopped_at or change.done_at
    if ended is None or ended < timezone.now() - SHOWN_FOR:
        return None
    return _stopped(change) if change.stopped_at else _done(change)


def facts_of(change: ContactChange) -> list[dict[str, Any]]:
    """For `components/summary_list.html`, of an open one: who asked, who agreed, and how each knew the person."""
    facts = [
        (_("Which one it is about"), [change.get_replaces_display()]),
        (_("What happened to it"), [change.get_reason_display()]),
        (_("The new one"), [masked(change.contact) if change.contact else _("None for now")]),
        (_("What goes with the old one"), [_("Password, passkeys and second step")] if change.takes_keys else []),
        (_("Asked by"), [_who(change.asked_by, change.asked_at), change.get_asked_known_display()]),
        (_("Agreed to by"), _agreed(change)),
        (_("Counts from"), [moment(change.due_at)] if change.due_at else []),
    ]
    return [{"term": term, "lines": lines, "light": True} for term, lines in facts if any(lines)]


def chip_of(change: ContactChange) -> Any:
    """A cell of a table that says where it stands."""
    if change.stopped_at:
        return {"words": _("Stopped"), "kind": "care"}
    if change.done_at:
        return {"words": _("Done"), "kind": "done", "icon": "tick"}
    if change.agreed_at:
        return {"words": _("Waits for its day"), "kind": "us"}
    return {"words": _("Needs one more"), "kind": "you"}


def what_of(change: ContactChange) -> str:
    """What it brings, to begin a sentence with."""
    new = {"email": _("A new email address"), "phone": _("A new phone number")}
    gone = {"email": _("Taking away an email address"), "phone": _("Taking away a phone number")}
    return new.get(change.kind) or gone[change.replaces]


def moment(at: datetime | None) -> str:
    """The hour and the day."""
    return date_format(timezone.localtime(at), r"H:i \o\n l j F") if at else ""


def _waits(change: ContactChange, viewer: User) -> dict[str, Any]:
    mine = change.asked_by_id != viewer.pk
    asked = {"who": _name(change.asked_by), "when": moment(change.asked_at)}
    return {
        "kind": "you" if mine else "us",
        "heading": _("%(what)s waits for a second person") % {"what": what_of(change)},
        "words": _("%(who)s asked for it at %(when)s.") % asked,
        "more": _("Are you sure that it is them? Then be the second person.") if mine else _who_else(change),
    }


def _who_else(change: ContactChange) -> str:
    if is_staff_member(change.person):
        return _("Ask another administrator, a manager or the safeguarding lead to be the second person.")
    return _("Ask another coordinator of their area, or an administrator, to be the second person.")


def _counts_soon(change: ContactChange) -> dict[str, Any]:
    until = _("Until then they sign in as before, and can stop it.")
    shut = _("The old one lets nobody in any more.")
    return {
        "kind": "us",
        "heading": _("%(what)s counts from %(when)s") % {"what": what_of(change), "when": moment(change.due_at)},
        "words": _both(change),
        "more": shut if change.shuts_at_once else until,
    }


def _stopped(change: ContactChange) -> dict[str, Any]:
    talk = _("Somebody may have asked in their name. Talk with them, and raise a concern if you are not sure.")
    when = date_format(timezone.localtime(change.stopped_at), "j F")
    return {
        "kind": "care",
        "heading": _("%(what)s was stopped on %(day)s") % {"what": what_of(change), "day": when},
        "words": f"{change.get_stopped_why_display()}.",
        "more": talk if change.stopped_why == Why.THEMSELVES else "",
    }


def _done(change: ContactChange) -> dict[str, Any]:
    when = date_format(timezone.localtime(change.done_at), "j F")
    return {
        "kind": "done",
        "heading": _("%(what)s counts since %(day)s") % {"what": what_of(change), "day": when},
        "words": _both(change),
        "more": "",
    }


def _both(change: ContactChange) -> str:
    names = {"first": _name(change.asked_by), "second": _name(change.agreed_by)}
    return _("%(first)s asked, and %(second)s agreed.") % names


def _agreed(change: ContactChange) -> list[str]:
    if change.agreed_at is None:
        return []
    return [_who(change.agreed_by, change.agreed_at), change.get_agreed_known_display()]


def _who(person: User | None, at: datetime) -> str:
    return f"{_name(person)}, {moment(at)}"


def _name(person: User | None) -> str:
    return person.called if person else _("Somebody who has left")
