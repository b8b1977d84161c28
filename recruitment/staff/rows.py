"""Applications as rows of a queue or a list."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.accounts.domain.preferences import contact_rules_of, preferences_of
from lms.accounts.models import ContactPreference, User
from recruitment.domain.coordinators import coordinator_of
from recruitment.domain.stages import WORDS
from recruitment.domain.status import expected_days, next_step
from recruitment.models import Application, Review, Stage
from recruitment.models.stages import WAITING
from recruitment.staff.case import person_url, place
from recruitment.staff.reviews import step_for, waiting_for


def queue_rows(applications: list[Application], viewer: User) -> list[dict[str, Any]]:
    """For `components/queue_row.html`: name, the one next step, age against what we said, safe-contact rule."""
    wishes = preferences_of(application.person_id for application in applications)
    reviews = waiting_for(viewer, applications)
    return [_queue_row(application, viewer, wishes.get(application.person_id), reviews) for application in applications]


def _queue_row(
    application: Application, viewer: User, wishes: ContactPreference | None, reviews: dict[int, Review]
) -> dict[str, Any]:
    step = step_for(application, viewer, reviews)
    review = reviews.get(application.pk)
    rules = contact_rules_of(wishes or ContactPreference(user=application.person))
    where = place(application, step.to, viewer)
    return {
        "name": application.person.full_name or application.person.called,
        "href": person_url(application),
        "chip": WORDS[Stage(application.stage)].staff,
        "kind": "" if application.stage in WAITING else "us",
        "do": step.words,
        "age": _asked(review) if review else _age(application, waiting=step.waits_for == "applicant"),
        "late": step.days_late > 0,
        "rule": rules[0],
        "action": where,
        "button": _("Open") if where else "",
    }


def _asked(review: Review) -> str:
    return _("They asked on %(day)s") % {"day": date_format(timezone.localtime(review.asked_at), "j F")}


def _age(application: Application, *, waiting: bool) -> str:
    here, said = expected_days(application)
    days = ngettext("%(days)d day", "%(days)d days", here) % {"days": here} if here else _("Since today")
    if waiting:
        return _("%(days)s. No rush") % {"days": days}
    return _("%(days)s. We said %(said)d") % {"days": days, "said": said}


def table_row(application: Application, viewer: User) -> list[Any]:
    """For `components/data_table.html`; nothing sealed is here."""
    step = next_step(application, viewer)
    late = step.days_late > 0
    coordinator = coordinator_of(application)
    return [
        {"words": application.person.full_name or application.person.called, "href": person_url(application)},
        application.shown_reference,
        application.profile.title if application.profile else _("Not sure yet"),
        application.area.name if application.area else _("Not placed"),
        {"words": WORDS[Stage(application.stage)].staff, "kind": "us"},
        step.words,
        coordinator.full_name if coordinator else _left_or_nobody(application),
        {"words": date_format(application.expected_by, "j F Y"), **({"kind": "care"} if late else {})},
    ]


def _left_or_nobody(application: Application) -> str:
    """Whose it was, so that a colleague sees at a glance that it needs somebody new."""
    if application.coordinator is None:
        return _("Nobody yet")
    return _("%(name)s has left") % {"name": application.coordinator.called}
