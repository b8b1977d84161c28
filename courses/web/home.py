"""/learn/: what I am learning, and the one next step."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from courses.domain.progress import Progress, my_enrolments, open_modules, progress_of
from courses.models import Enrolment
from courses.web.own import shown_title

NEVER = datetime.min.replace(tzinfo=UTC)
SAID = {
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


def _row(enrolment: Enrolment, where: Progress) -> dict[str, Any]:
    content = enrolment.version.content
    kind, state = SAID[enrolment.state]
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
        "done": where.done,
        "of": len(where.stops),
        "next": next_step(enrolment, where),
    }


def next_step(enrolment: Enrolment, where: Progress) -> dict[str, str]:
    """The one thing to do now: words, the button's words, and where it leads."""
    key = enrolment.version.content["key"]
    if where.next_kind == "lesson" and where.next_stop:
        stop = where.next_stop
        button = _("Go on where you left") if where.begun else _("Begin")
        words = _("Lesson “%(title)s”, about %(minutes)d minutes.") % {"title": stop.title, "minutes": stop.minutes}
        return {"words": words, "button": button, "href": reverse("courses:lesson", args=[key, stop.slug])}
    if where.next_kind == "quiz":
        named = {"open": _("Go on with the questions"), "tried": _("Have another go")}
        button = named.get(where.quiz, _("Start the questions"))
        words = _("The questions at the end. No clock, and as many goes as you like.")
        return {
            "words": words,
            "button": button,
            "href": reverse("courses:quiz", args=[key]),
        }
    return {}
