"""/learn/<module>/: what it is, how far I am, and the paper forms of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from courses.domain.activities.base import Step
from courses.domain.activities.quiz import answers_to_pass, quiz_of
from courses.domain.activities.registry import activity_type
from courses.domain.enrolment import CannotEnrol, start_yourself
from courses.domain.progress import Progress, fetch_attempts, modules_named, progress_of
from courses.models import Module
from courses.web.home import link_of, next_step
from courses.web.own import my_enrolment, shown_title
from courses.web.presenters import Mine, show_blocks


@require_safe
def module_page(request: HttpRequest, module: str) -> HttpResponse:
    """Outcomes, time, where I am, and the lessons as a path."""
    enrolment = fetch_attempts(my_enrolment(request.user, module))
    progress = progress_of(enrolment)
    content = enrolment.version.content
    quiz = quiz_of(content)
    context = {
        "section": "training",
        "module": content,
        "title": shown_title(content),
        "enrolment": enrolment,
        "progress": progress,
        "next": next_step(enrolment, progress),
        "quiz": quiz,
        "enough": answers_to_pass(quiz) if quiz else 0,
        "tasks": tasks_of(content, progress),
        "first": modules_named(content["prerequisites"]),
    }
    return render(request, "courses/module.html", context)


def tasks_of(content: dict[str, Any], progress: Progress) -> list[dict[str, Any]]:
    """Everything there is to do, as rows of courses/trail_row.html; at most one of them is next."""
    return [_task(content["key"], step, is_next=step == progress.next_step) for step in progress.steps]


def _task(module: str, step: Step, *, is_next: bool) -> dict[str, Any]:
    return {
        "title": step.title,
        "words": activity_type(step.kind).summary(step),
        "href": link_of(module, step),
        "state": "done" if step.done else "now" if is_next else "ahead",
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
