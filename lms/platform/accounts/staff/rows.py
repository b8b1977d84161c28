"""How people, their roles and what was asked for read as rows of a screen."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.colleagues import WORKING, Standing
from lms.platform.accounts.models import RoleHolding, RoleRequest, User
from lms.platform.accounts.roles import Role, is_sensitive
from lms.platform.accounts.staff.copy import OPENS, day_words, place_words, role_and_place


def person_row(person: User, standing: Standing, today: date) -> dict[str, Any]:
    """One person of the list, with the roles for which they stand in it."""
    shown = [held for held in person.role_holdings.all() if _belongs(held, standing, today)]
    return {
        "name": person.get_full_name(),
        "href": reverse("people_person", args=[person.uuid]),
        "closed": not person.is_active,
        "roles": [{"words": role_and_place(held), "when": period_of(held, today)} for held in shown],
    }


def period_of(held: RoleHolding, today: date) -> str:
    """Since when, and until when where that is known."""
    days = {"first": day_words(held.starts), "last": day_words(held.ends) if held.ends else ""}
    if held.ends is None:
        return _("since %(first)s") % days
    return (_("since %(first)s, until %(last)s") if held.counts_on(today) else _("%(first)s to %(last)s")) % days


def held_row(held: RoleHolding, end: str = "") -> dict[str, str]:
    """A role that somebody holds or held, for components/gate_row.html; `end` is where it is ended, or nothing."""
    since = capfirst(period_of(held, timezone.localdate()))
    return {"name": role_and_place(held), "words": f"{since}. {on_whose_word(held)}", "end": end}


def on_whose_word(held: RoleHolding) -> str:
    """Who gave it, and who agreed."""
    if held.given_by is None:
        return _("Given at the command line.")
    names = {"giver": held.given_by.get_full_name()}
    if held.approved_by is None and is_sensitive(Role(held.role)):
        return _("Given by %(giver)s alone.") % names
    if held.approved_by is None:
        return _("Given by %(giver)s.") % names
    return _("Given by %(giver)s, agreed by %(second)s.") % {**names, "second": held.approved_by.get_full_name()}


def request_row(request: RoleRequest, *, mine: bool) -> dict[str, Any]:
    """Something that waits for a second person, for components/queue_row.html."""
    return {
        "name": request.user.get_full_name(),
        "href": reverse("people_request", args=[request.pk]),
        "chip": role_and_place(request),
        "kind": "you" if mine else "us",
        "do": _("Agree to it, or hand it back") if mine else waits_words(request),
        "age": requested_words(request),
        "words": f"{waits_words(request)}. {requested_words(request)}" if request.delayed else requested_words(request),
    }


def waits_words(request: RoleRequest) -> str:
    """What it waits for: a second person, or the end of a day in which it can be stopped."""
    if not request.delayed:
        return _("A second person has to agree")
    if request.due_at is None:
        return _("Takes effect a day after others have been told, unless someone stops it")
    at = timezone.localtime(request.due_at)
    when = {"when": f"{day_words(at.date())}, {date_format(at, 'H:i')}"}
    return _("Takes effect on %(when)s, unless someone stops it") % when


def request_facts(request: RoleRequest) -> list[dict[str, str]]:
    """What somebody reads before they agree."""
    return [
        {"term": _("What it opens"), "value": str(OPENS[Role(request.role)])},
        {"term": _("Where"), "value": capfirst(place_words(request))},
        {"term": _("Until"), "value": day_words(request.ends) if request.ends else _("No end is set")},
        {"term": _("On whose word"), "value": requested_words(request)},
        *([{"term": _("When"), "value": waits_words(request)}] if request.delayed and request.is_open else []),
    ]


def requested_words(request: RoleRequest) -> str:
    """By whom it was asked for, and when."""
    by = request.asked_by.get_full_name() if request.asked_by else _("somebody who is no longer here")
    at = timezone.localtime(request.asked_at)
    return _("Asked for by %(who)s, %(when)s") % {
        "who": by,
        "when": f"{day_words(at.date())}, {date_format(at, 'H:i')}",
    }


def _belongs(held: RoleHolding, standing: Standing, today: date) -> bool:
    works, counts = held.role in WORKING, held.counts_on(today)
    return works is (standing is not Standing.MENTORS) and counts is (standing is not Standing.ENDED)
