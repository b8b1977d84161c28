"""/learn/<module>/<lesson>/: read, try, write a note, mark done. Every answer is a plain POST that leads back here."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from courses.domain.activities.base import Step
from courses.domain.activities.quiz import quiz_of
from courses.domain.lesson_work import (
    NotInThisVersion,
    answer_practice,
    finish_lesson,
    lesson_of,
    read_practice,
    save_note,
    visit_lesson,
)
from courses.domain.progress import lesson_steps, progress_of
from courses.domain.questions.base import UnknownResponse
from courses.models import Enrolment
from courses.web.home import link_of, next_step
from courses.web.own import my_enrolment, shown_title
from courses.web.presenters import Mine, Responses, show_lesson

RING_ME = "/ring-me/"
"""Where recruitment takes "please ring me"; a lesson knows no applications."""


@require_safe
def lesson_page(request: HttpRequest, module: str, lesson: str) -> HttpResponse:
    """One lesson, with everything the person has picked and written in it."""
    enrolment = my_enrolment(request.user, module)
    try:
        visit_lesson(enrolment, lesson)
    except NotInThisVersion as error:
        raise Http404 from error
    found = lesson_of(enrolment, lesson)
    mine = _mine(enrolment, found, request.GET.get("mend", ""))
    content = enrolment.version.content
    context = {
        "section": "training",
        "module": content,
        "title": shown_title(content),
        "lesson": found,
        "shown": show_lesson(enrolment.version, found, mine, _address),
        "has_quiz": quiz_of(content) is not None,
        "digest": enrolment.version.digest,
    }
    return render(request, "courses/lesson.html", context | _place(enrolment, lesson))


def _place(enrolment: Enrolment, lesson: str) -> dict[str, Any]:
    """Where the lesson stands among the others."""
    steps = lesson_steps(enrolment)
    key = enrolment.version.content["key"]
    at = next(place for place, step in enumerate(steps) if step.slug == lesson)
    return {
        "number": at + 1,
        "of": len(steps),
        "done": sum(step.done for step in steps),
        "toc": lambda: [_row(key, step, step.slug == lesson) for step in steps],
        "toc_as_kept": tuple(step.done for step in steps),
        "before": steps[at - 1] if at else None,
        "is_done": steps[at].done,
    }


def _row(module: str, step: Step, is_here: bool) -> dict[str, str]:
    state = "here" if is_here else "done" if step.done else "ahead"
    return {"title": step.title, "href": link_of(module, step), "state": state}


def _mine(enrolment: Enrolment, lesson: dict[str, Any], unanswered: str) -> Mine:
    """What is the person's own in this lesson; nothing is asked for that the lesson has no place for."""
    kinds = {block["kind"] for block in lesson["blocks"]}
    slug = lesson["slug"]
    responses: dict[str, Responses] = defaultdict(list)
    for answer in enrolment.practice.filter(lesson=slug) if kinds & {"question", "scenario"} else ():
        responses[answer.block].append((answer.step, answer.response))
    notes = {note.block: note.words for note in enrolment.notes.filter(lesson=slug)} if "think" in kinds else {}
    return Mine(responses, notes, unanswered=unanswered)


def _address(module: str, lesson: str) -> Callable[[str, str], str]:
    """Where the answers and notes of a lesson's blocks are sent."""
    return lambda what, name: reverse(f"courses:{what}", args=[module, lesson, name])


@require_POST
def answer(request: HttpRequest, module: str, lesson: str, block: str) -> HttpResponse:
    """Something picked in a question or a scenario."""
    enrolment = my_enrolment(request.user, module)
    here = reverse("courses:lesson", args=[module, lesson])
    try:
        response = read_practice(enrolment, lesson, block, dict(request.POST.lists()))
        answer_practice(enrolment, lesson, block, response, request.POST.get("step", ""))
    except NotInThisVersion as error:
        raise Http404 from error
    except UnknownResponse:
        return redirect(f"{here}?mend={block}#{block}")
    return redirect(f"{here}#{block}")


@require_POST
def note(request: HttpRequest, module: str, lesson: str, block: str) -> HttpResponse:
    """A note to oneself; and on to "please ring me", where that is the button that was pressed."""
    try:
        save_note(my_enrolment(request.user, module), lesson, block, request.POST.get("note", ""))
    except NotInThisVersion as error:
        raise Http404 from error
    if "ring" in request.POST:
        return redirect(RING_ME)
    return redirect(f"{reverse('courses:lesson', args=[module, lesson])}#{block}")


@require_POST
def done(request: HttpRequest, module: str, lesson: str) -> HttpResponse:
    """Mark the lesson done and go on: to the next lesson, the questions, or the end."""
    enrolment = my_enrolment(request.user, module)
    try:
        completion = finish_lesson(enrolment, lesson)
    except NotInThisVersion as error:
        raise Http404 from error
    if completion:
        messages.success(request, _("You have finished all of it. Well done."))
        return redirect("courses:module", module)
    return redirect(_after(my_enrolment(request.user, module), lesson))


def _after(enrolment: Enrolment, lesson: str) -> str:
    """The lesson that follows in the module; after the last one, whatever is still open, else the module's page."""
    content = enrolment.version.content
    slugs = [one["slug"] for one in content["lessons"]]
    following = slugs[slugs.index(lesson) + 1 :]
    if following:
        return reverse("courses:lesson", args=[content["key"], following[0]])
    step = next_step(enrolment, progress_of(enrolment))
    return step.get("href") or reverse("courses:module", args=[content["key"]])
