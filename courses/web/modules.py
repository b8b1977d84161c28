"""/learn/<module>/: what it is, how far I am, and the paper forms of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from courses.domain.enrolment import CannotEnrol, start_yourself
from courses.domain.progress import LessonStep, Progress, modules_named, progress_of
from courses.domain.versions import answers_to_pass
from courses.models import Module
from courses.web.home import next_step
from courses.web.own import my_enrolment, shown_title
from courses.web.presenters import Mine, show_blocks


@require_safe
def module_page(request: HttpRequest, module: str) -> HttpResponse:
    """Outcomes, time, where I am, and the lessons as a path."""
    enrolment = my_enrolment(request.user, module)
    where = progress_of(enrolment)
    content = enrolment.version.content
    context = {
        "section": "training",
        "module": content,
        "title": shown_title(content),
        "enrolment": enrolment,
        "where": where,
        "next": next_step(enrolment, where),
        "enough": answers_to_pass(content) if content["pass_mark"] else 0,
        "tasks": tasks_of(content, where),
        "first": modules_named(content["prerequisites"]),
    }
    return render(request, "courses/module.html", context)


def tasks_of(content: dict[str, Any], where: Progress) -> list[dict[str, Any]]:
    """The lessons and the quiz, as rows of courses/trail_row.html; at most one of them is next."""
    rows = [_lesson_row(content["key"], stop, is_next=where.next_stop == stop) for stop in where.stops]
    if where.quiz == "none":
        return rows
    state = "done" if where.quiz == "passed" else "now" if where.next_kind == "quiz" else "ahead"
    words = _("%(count)d questions, no clock.") % {"count": content["quiz_draw"]}
    href = reverse("courses:quiz", args=[content["key"]])
    return [*rows, {"title": _("The questions at the end"), "words": words, "href": href, "state": state}]


def _lesson_row(module: str, stop: LessonStep, *, is_next: bool) -> dict[str, Any]:
    minutes = _("About %(minutes)d minutes.") % {"minutes": stop.minutes}
    return {
        "title": stop.title,
        "words": minutes if stop.required else _("If you like.") + " " + minutes,
        "href": reverse("courses:lesson", args=[module, stop.slug]),
        "state": "done" if stop.state == "done" else "now" if is_next else "ahead",
    }


@require_POST
def start(request: HttpRequest, module: str) -> HttpResponse:
    """Start a module that is open to all."""
    try:
        start_yourself(request.user, get_object_or_404(Module, key=module))
    except CannotEnrol as refusal:
        messages.error(request, str(refusal))
        return redirect("courses:home")
    return redirect("courses:module", module)


@require_safe
def print_pack(request: HttpRequest, module: str) -> HttpResponse:
    """The whole module on paper, for whoever would rather not use a screen."""
    content = my_enrolment(request.user, module).version.content
    lessons = [
        lesson | {"shown": show_blocks(lesson["blocks"], Mine(prefix=f"{lesson['slug']}-"))}
        for lesson in content["lessons"]
    ]
    context = {"section": "training", "module": content, "title": shown_title(content), "lessons": lessons}
    return render(request, "courses/print.html", context)


@require_safe
def summary_sheet(request: HttpRequest, module: str) -> HttpResponse:
    """One page to keep: what to remember, and where to get help."""
    content = my_enrolment(request.user, module).version.content
    context = {"section": "training", "module": content, "title": shown_title(content)}
    return render(request, "courses/summary.html", context)
