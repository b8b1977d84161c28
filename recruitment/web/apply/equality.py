"""Equality questions, apart from everything: no name, no application, all optional."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.domain.form.equality import QUESTIONS, keep_answers
from recruitment.web.apply.copy.equality import ANSWERS, ASKED


class EqualityForm(forms.Form):
    """One set of radio buttons for each question; none has to be answered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, answers in QUESTIONS.items():
            self.fields[name] = forms.ChoiceField(
                label=ASKED[name],
                required=False,
                choices=[(answer, ANSWERS[answer]) for answer in answers],
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Pick one of these, or leave it empty.")},
            )


@require_http_methods(["GET", "HEAD", "POST"])
def equality(request: HttpRequest) -> HttpResponse:
    """Nothing in the address, the form or the row says who answered."""
    form = EqualityForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        keep_answers(form.cleaned_data)
        return redirect("recruitment:equality_done")
    return render(request, "recruitment/apply/equality.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def equality_done(request: HttpRequest) -> HttpResponse:
    return render(request, "recruitment/apply/equality_done.html")
