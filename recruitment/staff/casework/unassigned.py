"""What stands below the two queues of Today: what is nobody's yet, and who wrote again."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from recruitment.domain.base.coordinators import without_coordinator
from recruitment.domain.casework.timeline import enquiry_words
from recruitment.domain.decisions.reviewers import reviews_to_take
from recruitment.domain.intake.enquiries import unanswered_enquiries
from recruitment.domain.workflow.stages import WORDS
from recruitment.models import Application, Enquiry, Review, Stage
from recruitment.staff.casework.case import act_url, person_url

MOST = 20


def unassigned_work(user: User) -> list[dict[str, Any]]:
    """Sections with a heading and rows; empty ones are left out. One query each, and none for whom it is not."""
    sections = [
        {
            "id": "looks",
            "heading": _("Fresh looks that nobody has taken yet"),
            "rows": [_look(review) for review in reviews_to_take(user)[:MOST]],
        },
        {
            "id": "left",
            "heading": _("These had a coordinator who has left"),
            "rows": [_left(application) for application in without_coordinator(user)[:MOST]],
        },
        {
            "id": "hellos",
            "heading": _("Somebody said hello with their address"),
            "rows": [_hello(note) for note in unanswered_enquiries(user)],
        },
    ]
    return [section for section in sections if section["rows"]]


def _look(review: Review) -> dict[str, Any]:
    """No name: who it is, a reviewer reads when it is theirs."""
    area = review.determination.application.area
    asked = date_format(timezone.localtime(review.asked_at), "j F")
    return {
        "name": _("Somebody in %(area)s") % {"area": area} if area else _("Somebody"),
        "do": _("They asked on %(day)s that somebody fresh looks again.") % {"day": asked},
        "take": reverse("casework_take_review", args=[review.uuid]),
    }


def _left(application: Application) -> dict[str, Any]:
    return {
        "name": application.person.full_name or application.person.called,
        "href": person_url(application),
        "chip": WORDS[Stage(application.stage)].staff,
        "do": _("%(name)s looked after them.") % {"name": application.coordinator.called},
        "action": act_url(application, "coordinator"),
        "button": _("Choose who does now"),
    }


def _hello(note: Enquiry) -> dict[str, Any]:
    application = note.application
    return {
        "name": application.person.full_name or application.person.called,
        "href": person_url(application),
        "chip": WORDS[Stage(application.stage)].staff,
        "do": enquiry_words(note),
        "action": act_url(application, "log"),
        "button": _("Log a conversation"),
    }
