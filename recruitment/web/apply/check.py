"""Read it over, send it, and see that it arrived. Sent twice is sent once."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.domain.base.refusals import ConcurrentChange, Refused
from recruitment.domain.form import pages
from recruitment.domain.form.answers import versions, why_closed
from recruitment.domain.intake import applications
from recruitment.domain.workflow.moves import missing_for
from recruitment.domain.workflow.promises import first_promise
from recruitment.models import Answer, Application, Stage
from recruitment.web.apply.answer_summary import answer_words, in_sections
from recruitment.web.apply.copy import PAGES
from recruitment.web.apply.rows import AFTER_ROWS, BEFORE_ROWS, Row, pages_of
from recruitment.web.status.own import own_application, place_url


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, reference: str) -> HttpResponse:
    """Every answer with a way to change it; then the declaration and one button."""
    application = own_application(request, reference)
    if request.method != "POST":
        return render(request, "recruitment/apply/check.html", _context(application))
    try:
        applications.submit_application(application, token=_token(request), by=request.user)
    except (Refused, ConcurrentChange) as refusal:
        application.refresh_from_db()
        context = _context(application) | {"refusal": refusal.sentence}
        return render(request, "recruitment/apply/check.html", context, status=409)
    return redirect("recruitment:receipt", application.reference)


@require_safe
def receipt(request: HttpRequest, reference: str) -> HttpResponse:
    """It arrived: when, under which reference, and what happens now. The same page however often it was sent."""
    application = own_application(request, reference)
    if application.submitted_at is None:
        return redirect("recruitment:application", application.reference)
    return render(request, "recruitment/apply/receipt.html", {"application": application})


@require_safe
def read_over(request: HttpRequest, reference: str) -> HttpResponse:
    """What I sent, to read."""
    application = own_application(request, reference)
    return render(request, "recruitment/apply/answers.html", _context(application))


def _context(application: Application) -> dict[str, Any]:
    answers = versions(application)
    rows = (*BEFORE_ROWS, *AFTER_ROWS) if application.stage != Stage.DRAFT else BEFORE_ROWS
    missing = missing_for(application, "submit", application.person) if application.stage == Stage.DRAFT else []
    return {
        "application": application,
        "sections": in_sections((row.title, _rows(application, row, answers)) for row in rows),
        "missing": [{"sentence": one.sentence, "href": place_url(application, one)} for one in missing],
        "token": uuid4(),
        "hears_by": first_promise(Stage.SUBMITTED),
        "may_send": application.stage == Stage.DRAFT,
    }


def _rows(application: Application, row: Row, answers: dict[str, Answer]) -> list[dict[str, Any]]:
    pages = [page for page in pages_of(row, answers) if page in answers and answers[page].data]
    return [_row(application, page, answers[page]) for page in pages]


def _row(application: Application, page: str, answer: Answer) -> dict[str, Any]:
    href = reverse("recruitment:task", args=[application.reference, page])
    origin = "?from=check" if application.stage == Stage.DRAFT else ""
    return {
        "term": PAGES[page].question,
        "lines": answer_words(pages.TASKS[page], answer.data),
        "href": f"{href}{origin}" if not why_closed(application, pages.TASKS[page]) else "",
    }


def _token(request: HttpRequest) -> UUID:
    """The page's own; one that was tampered with is only another token."""
    try:
        return UUID(request.POST.get("token", ""))
    except ValueError:
        return uuid4()
