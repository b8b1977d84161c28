"""/learn/: what I am learning, and the one next step."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from courses.domain.activities.base import Step
from courses.domain.activities.registry import activity_type
from courses.domain.progress import Progress, my_enrolments, open_modules, progress_of
from courses.models import Enrolment
from courses.web.own import shown_title

NEVER = datetime.min.replace(tzinfo=UTC)
STATE_CHIPS = {
    "assigned": ("", ""),
    "in_progress": ("learn", gettext_lazy("Open")),
    "completed": ("done", gettext_lazy("Done")),
    "exempt": ("done", gettext_lazy("You know this")),
}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Whatever was touched last is next; then whatever was given first."""
    newest: dict[int, Enrolment] = {}
    for enrolment in my_enrolments(request.user):
        newest.setdefault(enrolment.module_id, enrolment)
    rows = [_row(enrolment, progress_of(enrolment)) for enrolment in newest.values()]
    going = sorted((row for row in rows if row["open"]), key=lambda row: row["left_at"], reverse=True)
    context = {
        "section": "training",
        "next": going[0] if going else None,
        "going": going[1:],
        "finished": [row for row in rows if not row["open"]],
        "offered": open_modules(request.user),
    }
    return render(request, "courses/home.html", context)


def _row(enrolment: Enrolment, progress: Progress) -> dict[str, Any]:
    content = enrolment.version.content
    kind, state = STATE_CHIPS[enrolment.state]
    seen = [row.seen_at for row in enrolment.lessons.all()]
    return {
        "title": shown_title(content),
        "href": reverse("courses:module", args=[content["key"]]),
        "lead": content["lead"],
        "minutes": content["guided_minutes"],
        "open": enrolment.state in Enrolment.OPEN,
        "left_at": max(seen, default=NEVER),
        "kind": kind,
        "state": state,
        "done": progress.done,
        "of": len(progress.lessons),
        "next": next_step(enrolment, progress),
    }


def next_step(enrolment: Enrolment, progress: Progress) -> dict[str, str]:
    """The one thing to do now: words, the button's words, and where it leads."""
    step = progress.next_step
    if step is None:
        return {}
    invitation = activity_type(step.kind).invitation(step, has_begun=progress.begun)
    return {
        "words": invitation.words,
        "button": invitation.button,
        "href": link_of(enrolment.version.content["key"], step),
    }


def link_of(key: str, step: Step) -> str:
    """Where a step of the module with this key is done."""
    name, arguments = activity_type(step.kind).link(key, step)
    return reverse(name, args=arguments)
