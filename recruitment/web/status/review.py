"""After a no: why, what could change it, what a fresh pair of eyes found, and how to ask for one."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from lms.platform.pages.web.fields import KindForm
from recruitment.domain.base.refusals import Refused
from recruitment.domain.decisions.decisions import ask_for_review, reviewed, told, was_reviewed
from recruitment.domain.decisions.reviews import (
    answer_promise,
    decisions_told,
    may_ask,
    open_review,
    reviewed_decisions,
)
from recruitment.models import Application, Determination
from recruitment.web.status.callback import RING, callback_words, request_callback_and_keep
from recruitment.web.status.own import own_application


class ReviewForm(KindForm):
    words = forms.CharField(
        label=_("What should they look at again?"),
        help_text=_("Only if you want. You can also ring or text us instead."),
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 5}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the plain words of the decision and of its review; a POST asks that somebody fresh looks again."""
    application = own_application(request, reference)
    determination, finished = decisions_told(application), reviewed_decisions(application)
    if determination is None and (finished is None or request.method == "POST"):
        raise Http404
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if RING in request.POST:
        form = ReviewForm(initial=request_callback_and_keep(request, application))
    elif request.method == "POST" and form.is_valid():
        try:
            ask_for_review(determination, words=form.cleaned_data["words"], by=request.user)
            return redirect("recruitment:review", application.reference)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    context = {"finished": finished, "form": form, **_where_it_stands(application, determination)}
    return render(request, "recruitment/status/review.html", context, status=422 if form.errors else 200)


def _where_it_stands(application: Application, determination: Determination | None) -> dict[str, Any]:
    """Whether somebody looks at it, by when they answer, and whether a look may still be asked for."""
    asked = open_review(application)
    return {
        "application": application,
        "determination": determination,
        "asked": asked,
        "promise": answer_promise(asked) if asked else None,
        "may_ask": bool(determination and may_ask(determination)),
        "answer_days": settings.REVIEW_ANSWER_DAYS,
        "ring_words": callback_words(application),
        "looked_at": determination is not None and was_reviewed(determination),
    }
