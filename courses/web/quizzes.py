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

from courses.domain.activities.quiz import answers_to_pass, quiz_of
from courses.domain.feedback import feedback_on
from courses.domain.progress import fetch_attempts, progress_of
from courses.domain.questions.base import UnknownResponse
from courses.domain.questions.registry import question_type
from courses.domain.quizzes import (
    HINTS_FROM,
    AttemptIsOver,
    NoQuiz,
    give_answer,
    responses_of,
    start_attempt,
    submit_attempt,
)
from courses.models import Attempt
from courses.web.own import my_attempt, my_enrolment, shown_title
from courses.web.presenters import split_stem

OPEN = Attempt.State.OPEN


@require_safe
def quiz(request: HttpRequest, module: str) -> HttpResponse:
    """What to expect, and the attempts so far."""
    enrolment = fetch_attempts(my_enrolment(request.user, module))
    content = enrolment.version.content
    if quiz_of(content) is None:
        raise Http404
    finished = [attempt for attempt in enrolment.attempts.all() if attempt.state == Attempt.State.SUBMITTED]
    context = _about(content) | {
        "progress": progress_of(enrolment),
        "attempts": sorted(finished, key=lambda attempt: -attempt.number),
        "can_start": enrolment.state in enrolment.OPEN,
    }
    return render(request, "courses/quiz.html", context)


def _about(content: dict[str, Any]) -> dict[str, Any]:
    found = quiz_of(content)
    return {
        "section": "training",
        "module": content,
        "title": shown_title(content),
        "quiz": found,
        "enough": answers_to_pass(found) if found else 0,
    }


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
    own = my_attempt(request.user, module, attempt)
    if not 1 <= position <= len(own.paper):
        raise Http404
    if request.method == "POST":
        return _keep(request, module, own, position)
    if own.state != OPEN:
        return _over(request, module, own)
    return _show_question(request, own, position)


def _show_question(request: HttpRequest, attempt: Attempt, position: int, *, is_stale: bool = False) -> HttpResponse:
    given = attempt.answers.filter(position=position).first()
    question = attempt.paper[position - 1]
    kind = question_type(question["kind"])
    context = (
        _about(attempt.version.content)
        | split_stem(question["stem"])
        | {
            "attempt": attempt,
            "fields_template": kind.template("ask"),
            "fields": kind.ask(question, given.response if given else []),
            "position": position,
            "of": len(attempt.paper),
            "before": position - 1,
            "hint": question["hint"] if attempt.number >= HINTS_FROM else "",
            "checking": "check" in request.GET,
            "stale": is_stale,
        }
    )
    return render(request, "courses/quiz_question.html", context, status=400 if is_stale else 200)


def _keep(request: HttpRequest, module: str, attempt: Attempt, position: int) -> HttpResponse:
    kind = question_type(attempt.paper[position - 1]["kind"])
    try:
        give_answer(attempt, position, kind.read_response(dict(request.POST.lists())))
    except AttemptIsOver:
        return _over(request, module, attempt)
    except UnknownResponse:
        return _show_question(request, attempt, position, is_stale=True)
    if position == len(attempt.paper) or "check" in request.POST:
        return redirect("courses:quiz_check", module, attempt.uuid)
    return redirect("courses:quiz_question", module, attempt.uuid, position + 1)


def _over(request: HttpRequest, module: str, attempt: Attempt) -> HttpResponse:
    attempt.refresh_from_db(fields=["state"])
    if attempt.state == Attempt.State.CLOSED:
        messages.info(request, _("That go was set aside. You can start a new one."))
        return redirect("courses:quiz", module)
    messages.info(request, _("You had already finished this go. Here is what we said."))
    return redirect("courses:quiz_result", module, attempt.uuid)


@require_safe
def check(request: HttpRequest, module: str, attempt: UUID) -> HttpResponse:
    """Read over what is answered before it is sent."""
    own = my_attempt(request.user, module, attempt)
    if own.state != OPEN:
        return _over(request, module, own)
    responses = responses_of(own)
    rows = [_answer_row(module, own, place, responses.get(place)) for place in range(1, len(own.paper) + 1)]
    waiting = sum(row["light"] for row in rows)
    context = _about(own.version.content) | {"attempt": own, "rows": rows, "waiting": waiting, "last": len(rows)}
    return render(request, "courses/quiz_check.html", context)


def _answer_row(module: str, attempt: Attempt, place: int, response: Any) -> dict[str, Any]:
    """A row of `components/summary_list.html`: the question, what is answered, and the way back to it."""
    question = attempt.paper[place - 1]
    answers = question_type(question["kind"]).response_in_words(question, response) if response else []
    return {
        "term": unescape(strip_tags(question["stem"].replace("</p>", " "))),
        "lines": answers or [_("No answer yet")],
        "light": not answers,
        "href": reverse("courses:quiz_question", args=[module, attempt.uuid, place]) + "?check",
    }


@require_POST
def submit(request: HttpRequest, module: str, attempt: UUID) -> HttpResponse:
    """Send the attempt. Sent again, it shows the same result."""
    own = my_attempt(request.user, module, attempt)
    try:
        submit_attempt(own)
    except AttemptIsOver:
        return _over(request, module, own)
    return redirect("courses:quiz_result", module, own.uuid)


@require_safe
def result(request: HttpRequest, module: str, attempt: UUID) -> HttpResponse:
    """What came of an attempt; one under way goes on at its first open question."""
    own = my_attempt(request.user, module, attempt)
    if own.state == Attempt.State.CLOSED:
        return _over(request, module, own)
    responses = responses_of(own)
    if own.state == OPEN:
        return _go_on(module, own, responses)
    context = _about(own.version.content) | {"attempt": own, "feedback": feedback_on(own, responses)}
    context["progress"] = progress_of(own.enrolment)
    return render(request, "courses/quiz_result.html", context)


def _go_on(module: str, attempt: Attempt, responses: dict[int, Any]) -> HttpResponse:
    left = [place for place in range(1, len(attempt.paper) + 1) if place not in responses]
    if not left:
        return redirect("courses:quiz_check", module, attempt.uuid)
    return redirect("courses:quiz_question", module, attempt.uuid, left[0])
