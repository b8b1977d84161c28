"""/learn/<module>/quiz/: one question a page, kept as it is given, read over, sent once, answered kindly."""

from html import unescape
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.domain.feedback import feedback_on
from courses.domain.progress import progress_of
from courses.domain.quizzes import (
    HINTS_FROM,
    AttemptIsOver,
    NoQuiz,
    UnknownOption,
    give_answer,
    start_attempt,
    submit_attempt,
)
from courses.domain.versions import answers_to_pass
from courses.models import Attempt
from courses.web.own import my_attempt, my_enrolment, shown_title
from courses.web.presenters import split_stem

OPEN = Attempt.State.OPEN


@require_safe
def quiz(request: HttpRequest, module: str) -> HttpResponse:
    """What to expect, and the attempts so far."""
    enrolment = my_enrolment(request.user, module)
    content = enrolment.version.content
    if content["pass_mark"] is None:
        raise Http404
    attempts = enrolment.attempts.filter(state=Attempt.State.SUBMITTED).defer("paper").order_by("-number")
    context = _about(content) | {
        "where": progress_of(enrolment),
        "goes": attempts,
        "can_start": enrolment.state in enrolment.OPEN,
    }
    return render(request, "courses/quiz.html", context)


def _about(content: dict[str, Any]) -> dict[str, Any]:
    return {"section": "training", "module": content, "title": shown_title(content), "enough": answers_to_pass(content)}


@require_POST
def start(request: HttpRequest, module: str) -> HttpResponse:
    """Begin an attempt, or take up the one under way."""
    try:
        attempt = start_attempt(my_enrolment(request.user, module))
    except NoQuiz as refusal:
        messages.info(request, str(refusal))
        return redirect("courses:module", module)
    return redirect("courses:quiz_result", module, attempt.uuid)


@require_http_methods(["GET", "HEAD", "POST"])
def one_question(request: HttpRequest, module: str, attempt: UUID, position: int) -> HttpResponse:
    """One question of an attempt under way."""
    go = my_attempt(request.user, module, attempt)
    if not 1 <= position <= len(go.paper):
        raise Http404
    if request.method == "POST":
        return _keep(request, module, go, position)
    if go.state != OPEN:
        return _over(request, module, go)
    return _show_question(request, go, position)


def _show_question(request: HttpRequest, go: Attempt, position: int, *, is_stale: bool = False) -> HttpResponse:
    given = go.answers.filter(position=position).first()
    question = go.paper[position - 1]
    context = (
        _about(go.version.content)
        | split_stem(question["stem"])
        | {
            "attempt": go,
            "question": question,
            "position": position,
            "of": len(go.paper),
            "before": position - 1,
            "picked": given.picked if given else [],
            "hint": question["hint"] if go.number >= HINTS_FROM else "",
            "checking": "check" in request.GET,
            "stale": is_stale,
        }
    )
    return render(request, "courses/quiz_question.html", context, status=400 if is_stale else 200)


def _keep(request: HttpRequest, module: str, go: Attempt, position: int) -> HttpResponse:
    try:
        give_answer(go, position, request.POST.getlist("pick"))
    except AttemptIsOver:
        return _over(request, module, go)
    except UnknownOption:
        return _show_question(request, go, position, is_stale=True)
    if position == len(go.paper) or "check" in request.POST:
        return redirect("courses:quiz_check", module, go.uuid)
    return redirect("courses:quiz_question", module, go.uuid, position + 1)


def _over(request: HttpRequest, module: str, go: Attempt) -> HttpResponse:
    go.refresh_from_db(fields=["state"])
    if go.state == Attempt.State.CLOSED:
        messages.info(request, _("That go was set aside. You can start a new one."))
        return redirect("courses:quiz", module)
    messages.info(request, _("You had already finished this go. Here is what we said."))
    return redirect("courses:quiz_result", module, go.uuid)


@require_safe
def check(request: HttpRequest, module: str, attempt: UUID) -> HttpResponse:
    """Read over what is picked before it is sent."""
    go = my_attempt(request.user, module, attempt)
    if go.state != OPEN:
        return _over(request, module, go)
    picked = dict(go.answers.values_list("position", "picked"))
    rows = [_answer_row(module, go, place, picked.get(place, [])) for place in range(1, len(go.paper) + 1)]
    waiting = sum(row["light"] for row in rows)
    context = _about(go.version.content) | {"attempt": go, "rows": rows, "waiting": waiting, "last": len(rows)}
    return render(request, "courses/quiz_check.html", context)


def _answer_row(module: str, go: Attempt, place: int, picked: list[str]) -> dict[str, Any]:
    """A row of `components/summary_list.html`: the question, what is picked, and the way back to it."""
    question = go.paper[place - 1]
    answers = [option["text"] for option in question["options"] if option["id"] in picked]
    return {
        "term": unescape(strip_tags(question["stem"].replace("</p>", " "))),
        "lines": answers or [_("No answer yet")],
        "light": not answers,
        "href": reverse("courses:quiz_question", args=[module, go.uuid, place]) + "?check",
    }


@require_POST
def submit(request: HttpRequest, module: str, attempt: UUID) -> HttpResponse:
    """Send the attempt. Sent again, it shows the same result."""
    go = my_attempt(request.user, module, attempt)
    try:
        submit_attempt(go)
    except AttemptIsOver:
        return _over(request, module, go)
    return redirect("courses:quiz_result", module, go.uuid)


@require_safe
def result(request: HttpRequest, module: str, attempt: UUID) -> HttpResponse:
    """What came of an attempt; one under way goes on at its first open question."""
    go = my_attempt(request.user, module, attempt)
    if go.state == Attempt.State.CLOSED:
        return _over(request, module, go)
    if go.state == OPEN:
        given = set(go.answers.exclude(picked=[]).values_list("position", flat=True))
        left = [place for place in range(1, len(go.paper) + 1) if place not in given]
        if not left:
            return redirect("courses:quiz_check", module, go.uuid)
        return redirect("courses:quiz_question", module, go.uuid, left[0])
    picked = dict(go.answers.values_list("position", "picked"))
    context = _about(go.version.content) | {"attempt": go, "back": feedback_on(go, picked)}
    context["where"] = progress_of(go.enrolment)
    return render(request, "courses/quiz_result.html", context)
