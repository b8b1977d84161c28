"""The form as staff read it. It stands beside the form itself, as it says the same questions in the same words."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from recruitment.domain.casework.case_queues import case_of
from recruitment.domain.casework.form_readers import form_for, may_read_form
from recruitment.domain.form import pages
from recruitment.models import Answer
from recruitment.web.apply.answer_summary import answer_words, in_sections
from recruitment.web.apply.copy import PAGES
from recruitment.web.apply.rows import AFTER_ROWS, BEFORE_ROWS, Row


@sensitive_variables()
@require_safe
def form_for_staff(request: HttpRequest, reference: str) -> HttpResponse:
    """What this member of staff may read of it; somebody whose work needs none of it finds no such page."""
    application = case_of(request.user, reference)
    if application is None or not may_read_form(application, request.user):
        raise Http404
    answers = form_for(application, request.user)
    sections = in_sections((row.title, _rows(row, answers)) for row in (*BEFORE_ROWS, *AFTER_ROWS))
    return render(request, "recruitment/staff/casework/form.html", {"application": application, "sections": sections})


def _rows(row: Row, answers: dict[str, Answer]) -> list[dict[str, Any]]:
    pages = [page for page in row.pages if page in answers]
    return [
        {"term": PAGES[page].question, "lines": answer_words(pages.TASKS[page], answers[page].data)} for page in pages
    ]
