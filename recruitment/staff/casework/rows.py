"""Applications as rows of a queue or a list."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.platform.accounts.domain.preferences import contact_rules_of, preferences_of
from lms.platform.accounts.models import ContactPreference, User
from recruitment.domain.base.coordinators import coordinator_of
from recruitment.domain.casework.assignments import is_theirs_to_call_back
from recruitment.domain.casework.next_step import Step, next_step
from recruitment.domain.clearance.standing import standing_of
from recruitment.domain.decisions.reviews import open_review
from recruitment.domain.workflow.stages import WORDS
from recruitment.models import Application, Clearance, Stage
from recruitment.models.stages import SIDE
from recruitment.staff.casework.case import person_url, place_url

ICONS = {"you": "lamp", "done": "tick", "care": "not-current"}
RESTING: dict[str, str] = {
    Clearance.State.RESTRICTED: "care",
    Clearance.State.SABBATICAL: "rest",
    Clearance.State.ENDED: "rest",
}
"""Colours of a clearance that is not in force."""


def queue_rows(applications: list[Application], viewer: User) -> list[dict[str, Any]]:
    """For `components/queue_row.html`: name, the one next step, age against what we said, safe-contact rule."""
    wishes = preferences_of(application.person_id for application in applications)
    return [_queue_row(application, viewer, wishes.get(application.person_id)) for application in applications]


def _queue_row(application: Application, viewer: User, wishes: ContactPreference | None) -> dict[str, Any]:
    step = next_step(application, viewer)
    review = open_review(application) if step.waits_for == "review" else None
    rung = application.callback_requested_at if is_theirs_to_call_back(application, viewer) else None
    asked_at = rung or (review.asked_at if review else None)
    rules = contact_rules_of(wishes or ContactPreference(user=application.person))
    return {
        "name": application.person.full_name or application.person.called,
        "href": person_url(application),
        "chip": _state(application, viewer),
        "kind": _colour(application, step, viewer),
        "do": step.words,
        "age": _asked(asked_at) if asked_at else due_words(step),
        "late": step.days_late > 0,
        "rule": rules[0],
        "action": place_url(application, step.to, viewer) if step.yours else "",
        "button": step.button,
    }


def _colour(application: Application, step: Step, viewer: User) -> str:
    """One colour, one meaning: amber is yours to do, moss is met, clay needs care, sand rests, teal is with others."""
    standing = standing_of(application, viewer)
    if standing and standing.state in RESTING:
        return RESTING[standing.state]
    if step.yours:
        return "you"
    if application.stage == Stage.CLEARED:
        return "done"
    return "rest" if application.stage in SIDE else "us"


def _asked(asked_at: datetime) -> str:
    return _("They asked on %(day)s") % {"day": date_format(timezone.localtime(asked_at), "j F")}


def due_words(step: Step) -> str:
    """ "Due Mon 30 Nov", "Overdue 3 days"; no rush while it is the applicant's turn; "" where no day was said."""
    if step.by is None or not step.waits_for:
        return ""
    if step.days_late:
        return ngettext("Overdue %(days)d day", "Overdue %(days)d days", step.days_late) % {"days": step.days_late}
    if step.waits_for == "applicant":
        return _("Their turn, no rush")
    if step.by == timezone.localdate():
        return _("Due today")
    return _("Due %(day)s") % {"day": date_format(step.by, "D j M")}


def _state(application: Application, viewer: User) -> str:
    """Of somebody cleared, how their clearance stands: "Cleared" alone would hide a restriction."""
    standing = standing_of(application, viewer)
    return standing.label if standing else str(WORDS[Stage(application.stage)].staff)


def table_row(application: Application, viewer: User) -> list[Any]:
    """For `components/data_table.html`; nothing sealed is here. Whoever is at an end has no next step and no day."""
    step = next_step(application, viewer)
    colour = _colour(application, step, viewer)
    coordinator = coordinator_of(application)
    return [
        {"words": application.person.full_name or application.person.called, "href": person_url(application)},
        application.shown_reference,
        application.profile.title if application.profile else _("Not sure yet"),
        application.area.name if application.area else _("Not placed"),
        {"words": _state(application, viewer), "kind": colour, "icon": ICONS.get(colour, "")},
        step.words if step.waits_for else "",
        coordinator.full_name if coordinator else _left_or_nobody(application),
        _by(step),
    ]


def _by(step: Step) -> Any:
    words = due_words(step)
    return {"words": words, "kind": "care"} if step.days_late else words


def _left_or_nobody(application: Application) -> str:
    """Whose it was, so that a colleague sees at a glance that it needs somebody new."""
    if application.coordinator is None:
        return _("Nobody yet")
    return _("%(name)s has left") % {"name": application.coordinator.called}
